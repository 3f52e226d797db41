/** Random names: trace ids as ASP.NET writes them, secrets for addresses. */
import { createHash, randomBytes } from 'node:crypto'

export function traceId(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`
}

export function secret(): string {
  return randomBytes(24).toString('base64url')
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isGuid = (text: string): boolean => guid.test(text)

/** An id that is always the same for the same text. */
export function fixedGuid(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
