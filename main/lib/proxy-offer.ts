/** Which kinds of login a proxy takes. */
import { Pool, type Dispatcher } from 'undici'

/** `Proxy-Authenticate` may stand several times, and one may list several (RFC 9110, 11.6.1). */
export function wantsBrowser(offer: string): boolean {
  const kinds = offer.replaceAll(/"[^"]*"/g, '')
  return /(?:^|,)\s*(?:negotiate|ntlm)(?=[\s,]|$)/i.test(kinds)
}

/**
 * Connections to a proxy. `onOffer` is told the `Proxy-Authenticate` of one that refuses a tunnel: undici's own error
 * carries only the status.
 */
export function hearOffer(proxy: URL, options: Pool.Options, onOffer: (offer: string) => void): Pool {
  const pool = new Pool(proxy, options)
  const tunnel = pool.connect.bind(pool)
  const connect = async (asked: Dispatcher.ConnectOptions) => {
    const answer = await tunnel(asked)
    const offer = answer.headers['proxy-authenticate']
    if (answer.statusCode === 407 && offer !== undefined) onOffer([offer].flat().join(', '))
    return answer
  }
  return Object.assign(pool, { connect })
}
