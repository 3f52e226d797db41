/** The words about running without a window. */

export type UnattendedKey = 'run' | 'service install' | 'service status' | 'service remove'

export interface UnattendedText {
  readonly commands: Readonly<Record<UnattendedKey, { readonly brief: string; readonly more: string }>>
  readonly installed: string
  readonly vaultHelp: string
  readonly runs: string
  readonly rests: string
}
