/** The key files of `test/data`, and what openssl finds in them. */
import { readFileSync } from 'node:fs'
import type { EnvironmentView } from '../../preload/contract/models.ts'
import found from '../data/found-by-openssl.json' with { type: 'json' }

export const plainPassword = 'hemmelig'
export const norwegianPassword = 'hemmeligÆ'
export const owner = '310904473'

const folder = new URL('../data/', import.meta.url)

/** `test-p12/auth.p12`, `key-files/windows.p12`, … */
export function keyFile(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, folder)))
}

interface FoundByOpenssl {
  readonly password: string
  /** SHA-256 of the public keys (SPKI), sorted. */
  readonly publicKeys: readonly string[]
  /** SHA-1 of the certificates, sorted, with repeats. */
  readonly certificates: readonly string[]
}

export const pkcs12Files: readonly (FoundByOpenssl & { readonly name: string })[] = Object.entries(found).map(
  ([name, expected]) => ({ name, ...expected }),
)

/** When all certificates of `test/data` are valid. */
export const then = Date.UTC(2027, 0, 1)

export const expecting = (environmentKind: EnvironmentView['kind'] = 'practice', now = then) => ({
  organisation: owner,
  environmentKind,
  now,
})

/** A clock on which nothing ever takes too long. */
export const patientClock = {
  sleep: (_milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
    ),
}
