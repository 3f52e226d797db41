/**
 * The window's right to talk to the browser host: a one-time token from the address becomes a secret that
 * every request carries in a header, since loopback cookies cross ports.
 */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'

const storageKey = 'budstikke-secret'
export const secretHeader = 'X-Budstikke-Secret'

/** The engine is out of reach, and may come back. */
export const lostFault = (): Fault => fault('session-lost')
/** This window's key is used up: only a new address helps. */
export const closedFault = (): Fault => ({ ...fault('session-lost'), retry: 'never' })

export interface Session {
  /** The secret; the first call trades the token for it. Faults: session-lost (retry never = closed for good). */
  secret(): Promise<Result<string>>
  /** The host no longer knows the secret. */
  close(): void
}

/** Takes the token out of the address bar, so that it is neither bookmarked nor shown in a screenshot. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token !== null) history.replaceState(null, '', `${location.pathname}${location.search}`)
  return token
}

function secretOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('secret' in body)) return null
  return typeof body.secret === 'string' ? body.secret : null
}

async function tradeToken(token: string): Promise<Result<string>> {
  try {
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (answer.status === 401 || answer.status === 403) return failure(closedFault())
    const secret = answer.ok ? secretOf(await answer.json()) : null
    return secret === null ? failure(lostFault()) : success(secret)
  } catch {
    return failure(lostFault())
  }
}

export function createSession(): Session {
  let token = takeToken()
  let closed = false
  let trading: Promise<Result<string>> | null = null

  const trade = async (oneTime: string): Promise<Result<string>> => {
    const traded = await tradeToken(oneTime)
    if (traded.ok) {
      token = null
      sessionStorage.setItem(storageKey, traded.value)
    }
    return traded
  }

  return {
    async secret() {
      if (closed) return failure(closedFault())
      if (token !== null) {
        trading ??= trade(token).finally(() => (trading = null))
        return trading
      }
      const kept = sessionStorage.getItem(storageKey)
      return kept === null ? failure(closedFault()) : success(kept)
    },
    close() {
      closed = true
      sessionStorage.removeItem(storageKey)
    },
  }
}
