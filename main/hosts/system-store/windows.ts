/** Windows PowerShell, which every Windows has, with the script that comes along. */
import path from 'node:path'
import { shippedFile } from '../../lib/entries.ts'
import type { HelperProgram } from './helper.ts'

/** What the key providers of Windows look for; nothing that could bring other code into the process. */
const passedOn = [
  ...['SystemRoot', 'SystemDrive', 'windir', 'USERPROFILE', 'USERNAME', 'USERDOMAIN'],
  ...['APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'TEMP', 'TMP'],
]

/** By its absolute path: a program of that name elsewhere is not asked. */
export function windowsHelper(env: NodeJS.ProcessEnv): HelperProgram {
  const system = path.win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32')
  return {
    file: path.win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    parameters: [
      ...['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'],
      ...['-File', shippedFile('windows-store.ps1')],
    ],
    env: Object.fromEntries(passedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
  }
}
