/** Random names: trace ids as ASP.NET writes them, secrets for addresses. */
import { randomBytes } from 'node:crypto'

export function traceId(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`
}

export function secret(): string {
  return randomBytes(24).toString('base64url')
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isGuid = (text: string): boolean => guid.test(text)
