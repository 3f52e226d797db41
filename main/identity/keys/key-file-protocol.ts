/** What is said between the engine and the worker that opens key files. */
import type { Result } from '../../../preload/contract/result.ts'
import type { KeyEntry } from './key-entries.ts'

/** Bytes. Three keys and nine certificates take 20 kB. */
export const largestKeyFile = 1_000_000

export interface KeyFileTask {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly password: string | null
}

export type KeyFileAnswer = Result<readonly KeyEntry[]>
