/** Altinn tokens, kept in memory and renewed early. platform.md §3.1, §3.2. */
import { success, type Result } from '../../../preload/contract/result.ts'
import type { Log } from '../../ports.ts'
import type { Access } from '../access.ts'
import type { ServiceClock } from '../service-clock.ts'
import type { AltinnToken, Authentication, Maskinporten, Tokens } from '../tokens.ts'
import { createSingleFlight } from './single-flight.ts'

export interface TokensPorts {
  readonly maskinporten: Maskinporten
  readonly authentication: Authentication
  readonly serviceClock: ServiceClock
  readonly log: Log
}

/** Altinn checks with no tolerance at all, at the start of a request. */
const leastLife = 120_000

/** Everything that makes one token another; addresses too, since practice comes up on new ones. */
function keyOf({ environment, clientId, signer, systemUser }: Access, scopes: readonly string[]): string {
  return JSON.stringify([
    environment.id,
    environment.altinn.platform,
    environment.maskinporten.token,
    clientId,
    signer.keyId,
    [...scopes].sort(),
    systemUser?.organisation ?? null,
    systemUser?.externalRef ?? null,
  ])
}

export function createTokens({ maskinporten, authentication, serviceClock, log }: TokensPorts): Tokens {
  const flights = createSingleFlight<AltinnToken>()
  let cache = new Map<string, AltinnToken>()

  const obtain = async (
    access: Access,
    scopes: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<AltinnToken>> => {
    const granted = await maskinporten.grant(access, scopes, signal)
    return granted.ok ? authentication.exchange(access, granted.value, signal) : granted
  }

  /** The exchange answers 401 to its own troubles too: one more try with a new token is fair. */
  const obtainTwice = async (access: Access, scopes: readonly string[], signal: AbortSignal) => {
    const first = await obtain(access, scopes, signal)
    if (first.ok || first.fault.code !== 'exchange-refused' || signal.aborted) return first
    log.write('info', 'tokens.exchange-again', { status: first.fault.technical?.status })
    return obtain(access, scopes, signal)
  }

  return {
    async get(access, scopes, signal) {
      const key = keyOf(access, scopes)
      const kept = cache.get(key)
      const now = serviceClock.now(access.environment.altinn.platform)
      if (kept !== undefined && kept.expiresAt - now >= leastLife) return success(kept)
      return flights.join(
        key,
        async (flightSignal) => {
          // A flight that began before `clear` must not bring back what was forgotten.
          const mine = cache
          const obtained = await obtainTwice(access, scopes, flightSignal)
          if (obtained.ok) mine.set(key, obtained.value)
          return obtained
        },
        signal,
      )
    },
    refuse(_access, token) {
      for (const [key, kept] of cache) if (kept.value === token.value) cache.delete(key)
    },
    clear() {
      cache = new Map()
      flights.forget()
    },
  }
}
