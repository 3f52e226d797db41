/**
 * Who may use the window: one-time tokens that stand in an address once, and the sessions they are changed
 * into. A cookie alone is not enough, since every port of this machine shares them: a secret in a header
 * stands beside it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../ports.ts'

export interface Session {
  readonly cookie: string
  readonly secret: string
}

export interface Sessions {
  /** A new one-time token; `used` is called when it is taken or has expired. */
  issue(used?: () => void): string
  /** Changes a token into a session; null when it is unknown, used or older than ten minutes. */
  redeem(token: string): Session | null
  /** Do cookie and secret belong together? */
  admits(cookie: string | undefined, secret: string | undefined): boolean
}

const lifetime = 10 * 60 * 1000
/** Windows somebody has opened and forgotten; the oldest makes room. */
const mostSessions = 50
const mostTokens = 50

const secretText = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

interface Waiting {
  readonly token: Buffer
  readonly expires: number
  readonly used: () => void
}

export function createSessions(clock: Pick<Clock, 'monotonic'>): Sessions {
  let waiting: readonly Waiting[] = []
  let sessions: readonly { readonly cookie: Buffer; readonly secret: Buffer }[] = []

  const drop = (dropped: readonly Waiting[]): void => {
    waiting = waiting.filter((one) => !dropped.includes(one))
    for (const { used } of dropped) used()
  }
  const dropExpired = (): void => drop(waiting.filter(({ expires }) => expires <= clock.monotonic()))

  return {
    issue(used = () => undefined) {
      dropExpired()
      drop(waiting.slice(0, Math.max(0, waiting.length - mostTokens + 1)))
      const token = secretText()
      waiting = [...waiting, { token: digest(token), expires: clock.monotonic() + lifetime, used }]
      return token
    },
    redeem(token) {
      dropExpired()
      const offered = digest(token)
      // Every one is compared, and each comparison takes equally long.
      const found = waiting.filter((one) => timingSafeEqual(one.token, offered))
      if (found.length === 0) return null
      drop(found)
      const session = { cookie: secretText(), secret: secretText() }
      const kept = { cookie: digest(session.cookie), secret: digest(session.secret) }
      sessions = [...sessions, kept].slice(-mostSessions)
      return session
    },
    admits(cookie, secret) {
      if (cookie === undefined || secret === undefined) return false
      const [offeredCookie, offeredSecret] = [digest(cookie), digest(secret)]
      const found = sessions.map((one) => {
        const isCookie = timingSafeEqual(one.cookie, offeredCookie)
        return timingSafeEqual(one.secret, offeredSecret) && isCookie
      })
      return found.includes(true)
    },
  }
}
