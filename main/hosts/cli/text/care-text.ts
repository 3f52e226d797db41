/** The words about looking after the program at the terminal: the network. */
import type { NetworkHost, NetworkResult } from '../../../../preload/contract/network-models.ts'

export type CareKey = 'network' | 'network test' | 'network set' | 'diagnostics' | 'tidy'

type Found = NonNullable<NetworkResult['way']>['found']

export interface CareText {
  readonly commands: Readonly<Record<CareKey, { readonly brief: string; readonly more: string }>>
  readonly uses: Readonly<Record<NetworkHost['uses'][number], string>>
  readonly browser: string
  readonly optional: string
  readonly proxies: Readonly<Record<'system' | 'none', string>>
  readonly proxy: string
  readonly certificates: (system: boolean, added: number) => string
  readonly loginFor: (proxy: string) => string
  readonly found: Readonly<Record<Found, string>>
  readonly direct: string
  readonly unread: string
  readonly issuer: (issuer: string) => string
  readonly intercepted: string
  readonly skew: (seconds: number) => string
  readonly fine: string
  readonly rules: (historyDays: number | null, bodyDays: number | null) => string
  readonly swept: (files: number, messages: number, texts: number) => string
}
