/**
 * `app://budstikke/`: the window's own protocol, so that the page has an origin and `file://` is never used.
 * Only what was there at the start is served; a request's name is looked up, never made into a path.
 */
import { pageHeaders } from '../page-security.ts'
import type { StaticFile } from '../statics.ts'

export const scheme = 'app'
export const origin = 'app://budstikke'
export const pageAddress = `${origin}/`

/** Exactly ours: a prefix would take `app://budstikke.evil` too. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${scheme}:` && host === 'budstikke' && username === '' && password === ''
}

/** The name that an address asks for: decoded once, and refused when it is not plain even then. */
function nameOf(address: string): string | null {
  try {
    const name = decodeURIComponent(new URL(address).pathname)
    return /[\0\\%]|\.\./.test(name) ? null : name
  } catch {
    return null
  }
}

export function createProtocolHandler(statics: ReadonlyMap<string, StaticFile>) {
  const headers = pageHeaders({ connect: false })
  return ({ url, method }: Pick<Request, 'url' | 'method'>): Response => {
    const name = isOurs(url) && method === 'GET' ? nameOf(url) : null
    const file = name === null ? undefined : statics.get(name)
    if (file === undefined) return new Response(null, { status: 404, headers })
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...headers, 'content-type': file.type, 'cache-control': file.cache },
    })
  }
}
