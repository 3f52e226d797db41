/** Where an owner listens: a socket in a folder that only its user may enter, or a pipe with a secret name. */
import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** `sockaddr_un` holds 104 bytes on macOS and 108 on Linux, with its closing zero. */
const longestPath = 100

function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { mode, uid } = lstatSync(folder)
  const isFolder = (mode & 0o170000) === 0o040000
  // Somebody else may have made it first, in the shared temporary folder.
  if (!isFolder || uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw Object.assign(new Error('The folder of the socket is not private'), { code: 'EPERM' })
  }
}

/** A free address for this home's owner; what a dead owner has left there is removed. Throws system errors. */
export function prepareAddress(home: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\budstikke-${randomBytes(16).toString('hex')}`
  const inHome = path.join(home, 'run', 'owner.sock')
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16)
  const uid = process.getuid?.() ?? 0
  const inTemporary = path.join(tmpdir(), `budstikke-${uid}-${name}`, 'owner.sock')
  const address = Buffer.byteLength(inHome) <= longestPath ? inHome : inTemporary
  privateFolder(path.dirname(address))
  rmSync(address, { force: true })
  return address
}

export function removeAddress(address: string): void {
  if (process.platform !== 'win32') rmSync(address, { force: true })
}
