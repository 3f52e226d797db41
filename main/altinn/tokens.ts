/** Altinn tokens as the clients and the set-up see them; platform.md §1–3. */
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from './access.ts'

export interface AltinnToken {
  readonly value: string
  /** Epoch milliseconds on the service's clock. */
  readonly expiresAt: number
  /** Nine digits, from `urn:altinn:orgNumber` or `consumer`. */
  readonly organisation: string | null
  readonly scopes: readonly string[]
}

export interface Tokens {
  /**
   * A token that lives at least two minutes more: grant, Maskinporten, exchange; kept in memory per
   * environment + client + scopes + system user; one request at a time per key.
   */
  get(access: Access, scopes: readonly string[], signal?: AbortSignal): Promise<Result<AltinnToken>>
  /** Forgets a token that a service refused, unless a newer one has taken its place. */
  refuse(access: Access, token: AltinnToken): void
  /** Forgets everything: after sleep, or when a profile changes. */
  clear(): void
}

export interface MaskinportenToken {
  readonly value: string
  readonly scopes: readonly string[]
  readonly consumer: string | null
  readonly expiresAt: number
}

/** What the environment's well-known document and its clock told. */
export interface MaskinportenMetadata {
  readonly issuer: string
  readonly tokenEndpoint: string
  /** Seconds that this machine's clock is ahead of Maskinporten's; negative when behind. */
  readonly skewSeconds: number
}

export interface Maskinporten {
  metadata(access: Pick<Access, 'environment'>, signal?: AbortSignal): Promise<Result<MaskinportenMetadata>>
  /** One JWT grant, no cache. Every MP code is its own fault (platform.md §1.4). */
  grant(access: Access, scopes: readonly string[], signal?: AbortSignal): Promise<Result<MaskinportenToken>>
}

export interface Authentication {
  /** Exchanges a Maskinporten token (platform.md §3.1). */
  exchange(access: Access, token: MaskinportenToken, signal?: AbortSignal): Promise<Result<AltinnToken>>
}
