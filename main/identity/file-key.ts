/** A key that stays in the person's own file: only its path is kept, and it is read when it is used. */
import type { KeyObject } from 'node:crypto'
import { constants, open } from 'node:fs/promises'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { bareKey, createSigner } from './grant-signing.ts'
import { parsePrivateKey } from './private-key.ts'
import type { Signer } from './signer.ts'

export interface FileKeyOptions {
  /** Absolute path of a PEM or JWK file that only its owner may read. */
  readonly path: string
  /** The id that Maskinporten has for the key. */
  readonly keyId: string
  /** Windows has no such bits; its files lie under the person's own profile. */
  readonly platform?: NodeJS.Platform
}

/** Far beyond any key; keeps a mistaken choice of file from being read whole. */
const largestFile = 64 * 1024
const othersMayRead = 0o077
/** Not known on Windows, where there is nothing to wait for. */
const withoutWaiting = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

interface KeyFile {
  readonly text: string
  /** Changes whenever the file does. */
  readonly version: string
}

function unreadable(error: unknown, path: string) {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return missing
    ? failure(fault('key-file-missing', { values: { path } }))
    : failure(
        fault('key-file-invalid', { values: { path }, technical: { text: 'The file cannot be read.' } }),
      )
}

/** Looks at the opened file, not at the name: the two could be different files a moment later. */
async function readKeyFile(path: string, platform: NodeJS.Platform, known: string): Promise<Result<KeyFile>> {
  try {
    // Without waiting: the path may name a pipe, which would hold us until somebody writes to it.
    await using file = await open(path, constants.O_RDONLY | withoutWaiting)
    const stat = await file.stat({ bigint: true })
    if (!stat.isFile()) return failure(fault('key-file-invalid', { values: { path } }))
    if (platform !== 'win32' && (Number(stat.mode) & othersMayRead) !== 0) {
      const mode = (Number(stat.mode) & 0o777).toString(8).padStart(4, '0')
      return failure(fault('key-file-open-to-others', { values: { path, mode } }))
    }
    if (stat.size > BigInt(largestFile)) return failure(fault('key-file-invalid', { values: { path } }))
    const version = [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(':')
    return success({ text: version === known ? '' : await file.readFile('utf8'), version })
  } catch (error) {
    return unreadable(error, path)
  }
}

/** Checks a key file as `createFileSigner` will. Faults as the signer's, all with `path`. */
export async function checkKeyFile(path: string, platform = process.platform): Promise<Result<null>> {
  const file = await readKeyFile(path, platform, '')
  if (!file.ok) return file
  const key = parsePrivateKey(file.value.text)
  return key.ok ? success(null) : failure(withPath(key.fault, path))
}

function withPath<T extends { readonly values: Readonly<Record<string, string | number>> }>(
  reason: T,
  path: string,
): T {
  return { ...reason, values: { ...reason.values, path } }
}

/**
 * Faults of the signer: key-file-missing, key-file-open-to-others, key-file-invalid, key-type-wrong,
 * key-too-short. The parsed key is kept in memory as long as the file stays as it is.
 */
export function createFileSigner({ path, keyId, platform = process.platform }: FileKeyOptions): Signer {
  let kept: { readonly version: string; readonly key: KeyObject } | null = null
  return createSigner(keyId, async () => {
    const file = await readKeyFile(path, platform, kept?.version ?? '')
    if (!file.ok) {
      kept = null
      return file
    }
    if (kept?.version === file.value.version) return bareKey(success(kept.key))
    const key = parsePrivateKey(file.value.text)
    kept = key.ok ? { version: file.value.version, key: key.value } : null
    return key.ok ? bareKey(key) : failure(withPath(key.fault, path))
  })
}
