/**
 * Which requests are listened to at all. Another page in the same browser can reach this port too: under
 * another name (DNS rebinding shows in Host), from another origin (Origin, Sec-Fetch-Site).
 */
import type { IncomingHttpHeaders } from 'node:http'

/** Exactly the address we listen on; `localhost` and other names of this machine are not ours. */
export function isOurHost(headers: IncomingHttpHeaders, port: number): boolean {
  return headers.host === `127.0.0.1:${port}`
}

/** True when the request can only have come from a page that we have served. */
export function isFromOurPage(headers: IncomingHttpHeaders, port: number): boolean {
  const { origin } = headers
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return false
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** The value of a cookie, or undefined. Two of the same name are refused: one of them is not ours. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const found = (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
}
