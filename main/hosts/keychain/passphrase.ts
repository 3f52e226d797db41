/**
 * A passphrase for a machine where nobody sits: from a file that only its owner may read, or from a file descriptor
 * that whoever starts the program has opened. Never from an argument or the environment, which others can read.
 */
import { fstatSync, readSync } from 'node:fs'
import { constants, open } from 'node:fs/promises'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { PassphraseSource } from '../../ports.ts'

/** Bytes. */
const largest = 4 * 1024
const othersMayRead = 0o077
/** Not known on Windows, where there is nothing to wait for. */
const withoutWaiting = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

const invalid = (values: Readonly<Record<string, string>>) =>
  failure(fault('passphrase-file-invalid', { values }))

/** UTF-8 without a mark; one line break at the end belongs to the editor, and to nobody's passphrase. */
function passphraseOf(bytes: Uint8Array, values: Readonly<Record<string, string>>): Result<string> {
  if (bytes.byteLength > largest) return invalid(values)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '')
    return text === '' || /[\r\n\0]/.test(text) ? invalid(values) : success(text)
  } catch {
    return invalid(values)
  }
}

/**
 * The one line of a file that only its owner may read. Faults: passphrase-file-missing, passphrase-file-open-to-others
 * (not on Windows), passphrase-file-invalid.
 */
export async function readPassphraseFile(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Result<string>> {
  try {
    // The opened file is looked at, not the name; and a pipe in its place must not hold us.
    await using file = await open(path, constants.O_RDONLY | withoutWaiting)
    const stat = await file.stat()
    if (!stat.isFile() || stat.size > largest) return invalid({ path })
    if (platform !== 'win32' && (stat.mode & othersMayRead) !== 0) {
      return failure(fault('passphrase-file-open-to-others', { values: { path } }))
    }
    const bytes = await file.readFile()
    const passphrase = passphraseOf(bytes, { path })
    bytes.fill(0)
    return passphrase
  } catch {
    return failure(fault('passphrase-file-missing', { values: { path } }))
  }
}

/** `--vault-passphrase-file`: read anew each time it is needed. Faults of the source: as `readPassphraseFile`. */
export function passphraseFromFile(path: string): PassphraseSource {
  return () => readPassphraseFile(path)
}

function readDescriptor(descriptor: number): Result<string> {
  const bytes = Buffer.alloc(largest + 1)
  try {
    // A terminal would show what is typed, and a folder is a mistake.
    const stat = fstatSync(descriptor)
    if (stat.isDirectory() || stat.isCharacterDevice()) return invalid({})
    let length = 0
    for (let read = -1; read !== 0 && length < bytes.byteLength; length += read) {
      read = readSync(descriptor, bytes, length, bytes.byteLength - length, null)
    }
    return passphraseOf(bytes.subarray(0, length), {})
  } catch {
    return invalid({})
  } finally {
    bytes.fill(0)
  }
}

/**
 * `--vault-passphrase-fd`: read to its end now, because it can be read only once, and kept for as long as the program
 * runs. `descriptor` is the number of an open pipe or file. Faults of the source: passphrase-file-invalid.
 */
export function passphraseFromDescriptor(descriptor: number): PassphraseSource {
  const passphrase = readDescriptor(descriptor)
  return () => Promise.resolve(passphrase)
}
