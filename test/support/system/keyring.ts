/** A Secret Service for the tests of the keychain: found, or installed where that is allowed. */
import path from 'node:path'
import { aptInstall } from './apt.ts'
import type { Machine } from './machine.ts'

const programs = ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send']
const packages = ['gnome-keyring', 'dbus']

function hasAll(machine: Machine): boolean {
  const folders = (machine.env['PATH'] ?? '').split(':').filter((folder) => folder !== '')
  return programs.every((program) =>
    folders.some((folder) => machine.isExecutable(path.posix.join(folder, program))),
  )
}

/** Null when everything is there (Windows and macOS have their own); otherwise the sentence that says what to do. */
export async function provideKeyring(machine: Machine): Promise<{ readonly missing: string } | null> {
  if (machine.platform !== 'linux' || hasAll(machine)) return null
  await aptInstall(machine, packages)
  if (hasAll(machine)) return null
  return {
    missing: `The tests of the keychain need a Secret Service. Run: sudo apt-get install ${packages.join(' ')}`,
  }
}
