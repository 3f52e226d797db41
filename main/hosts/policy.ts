/**
 * What an IT department has decided for a whole machine (docs/it-departments.md). It comes from one place, written
 * by an administrator, and holds as a whole or not at all: a policy that cannot be read, that anybody could have
 * written, or that says something unknown stops the program instead of being applied by halves.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'

const absolute = z
  .string()
  .max(1_000)
  .refine((text) => path.posix.isAbsolute(text) || path.win32.isAbsolute(text), 'not an absolute path')

/** Every part may be left out; what is there is checked, and nothing else may be there. */
export const policySchema = z.strictObject({
  /** Ids of environments that may be used; others are as if they did not exist. */
  environments: z
    .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
    .min(1)
    .max(100)
    .optional(),
  /** Where new versions come from. */
  updateChannel: z.enum(['off', 'stable', 'beta']).optional(),
  /** A watched folder must be one of these or lie below one. */
  folders: z.array(absolute).min(1).max(100).optional(),
  /** Where received files are put; nobody can choose another. */
  downloadFolder: absolute.optional(),
  /** There is none. Whoever must be able to show that states it. */
  telemetry: z.literal('none').optional(),
})
export type Policy = z.infer<typeof policySchema>

interface PolicyFile {
  readonly text: string
  /** Owned by the administrator and writable by nobody else. */
  readonly isProtected: boolean
}

/** What reading asks of the machine; a test puts another machine in its place. */
export interface PolicySources {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Null when there is no such file. Rejects when it is there and cannot be read. */
  readFile(file: string): Promise<PolicyFile | null>
  /** Runs a program of the system by its absolute path. Rejects when it cannot be started. */
  run(
    file: string,
    parameters: readonly string[],
  ): Promise<{ readonly code: number; readonly output: string }>
  /** The key as `reg.exe` exports it. Rejects when it fails. */
  exportRegistryKey(reg: string, key: string): Promise<string>
}

const registryKey = 'HKLM\\Software\\Policies\\Budstikke'
const managedPreferences = '/Library/Managed Preferences/no.budstikke.desktop.plist'

const refused = (code: FaultCode, source: string, text: string) =>
  failure(fault(code, { values: { path: source }, technical: { operation: 'policy', text } }))

/** Faults: policy-invalid, with the part that is wrong; its value is not repeated. */
export function checkPolicy(input: unknown, source: string): Result<Policy> {
  const checked = policySchema.safeParse(input)
  if (checked.success) return success(checked.data)
  const complaints = checked.error.issues.map(({ path: place, message }) => `${place.join('.')}: ${message}`)
  return refused('policy-invalid', source, complaints.join('; ').slice(0, 500))
}

function checkJson(text: string, source: string): Result<Policy> {
  try {
    // Editors of Windows put a byte order mark in front.
    return checkPolicy(JSON.parse(text.replace(/^\uFEFF/, '')), source)
  } catch {
    return refused('policy-invalid', source, 'This is not JSON.')
  }
}

/** `43,00,3a,00,00,00,00,00`: strings in UTF-16, each with a zero behind it, and one more at the end. */
function textsOf(hexadecimal: string): readonly string[] {
  const bytes = hexadecimal
    .split(',')
    .filter((byte) => byte !== '')
    .map((byte) => parseInt(byte, 16))
  return Buffer.from(bytes)
    .toString('utf16le')
    .split('\0')
    .filter((text) => text !== '')
}

const unescaped = (text: string): string => text.replaceAll(/\\(["\\])/g, '$1')

/**
 * The values of an exported key: text (REG_SZ) and lists (REG_MULTI_SZ). Null for any other kind, a key below it,
 * or a line that is none of the format.
 */
export function readRegistryExport(
  text: string,
): Readonly<Record<string, string | readonly string[]>> | null {
  const [header, ...lines] = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\\\r?\n\s*/g, '')
    .split(/\r?\n/)
  if (header !== 'Windows Registry Editor Version 5.00') return null
  const written = lines.filter((line) => line !== '')
  if (!/^\[HKEY_LOCAL_MACHINE\\software\\policies\\budstikke\]$/i.test(written.shift() ?? '')) return null
  const values: [string, string | readonly string[]][] = []
  for (const line of written) {
    const [, name, one, list] =
      /^"(\w+)"=(?:"((?:[^"\\]|\\["\\])*)"|hex\(7\):((?:[0-9a-f]{2},?)*))$/.exec(line) ?? []
    if (name === undefined) return null
    values.push([name, one === undefined ? textsOf(list ?? '') : unescaped(one)])
  }
  return Object.fromEntries(values)
}

async function fromFile(sources: PolicySources, file: string): Promise<Result<Policy | null>> {
  const found = await sources.readFile(file)
  if (found === null) return success(null)
  // On a machine of several people one could otherwise decide where the others' files are put.
  if (!found.isProtected)
    return refused('policy-unprotected', file, 'Others than the administrator may write it.')
  return checkJson(found.text, file)
}

async function fromRegistry(sources: PolicySources, windows: string): Promise<Result<Policy | null>> {
  const reg = path.win32.join(windows, 'System32', 'reg.exe')
  // It answers 1 where there is no such key; everybody may read this part of the registry.
  const { code } = await sources.run(reg, ['query', registryKey])
  if (code !== 0) return success(null)
  const values = readRegistryExport(await sources.exportRegistryKey(reg, registryKey))
  if (values === null)
    return refused('policy-invalid', registryKey, 'There are values that are neither text nor list.')
  return checkPolicy(values, registryKey)
}

/** A plain preference would be the person's own; what a profile forces lies in a file of its own. */
async function fromManagedPreferences(sources: PolicySources): Promise<Result<Policy | null>> {
  const found = await sources.readFile(managedPreferences)
  if (found === null) return success(null)
  if (!found.isProtected)
    return refused('policy-unprotected', managedPreferences, 'It is not the profile’s own.')
  const { code, output } = await sources.run('/usr/bin/plutil', [
    ...['-convert', 'json', '-o', '-'],
    managedPreferences,
  ])
  if (code !== 0) return refused('policy-invalid', managedPreferences, 'This is not a property list.')
  return checkJson(output, managedPreferences)
}

/** Where each system is asked, in this order; the first place with a policy is the only one that counts. */
function placesOf(sources: PolicySources): readonly (() => Promise<Result<Policy | null>>)[] {
  const { platform, env } = sources
  if (platform === 'win32') {
    const data = env['ProgramData'] || 'C:\\ProgramData'
    return [
      () => fromRegistry(sources, env['SystemRoot'] || 'C:\\Windows'),
      () => fromFile(sources, path.win32.join(data, 'Budstikke', 'policy.json')),
    ]
  }
  if (platform === 'darwin') {
    return [
      () => fromManagedPreferences(sources),
      () => fromFile(sources, '/Library/Application Support/Budstikke/policy.json'),
    ]
  }
  return [() => fromFile(sources, '/etc/budstikke/policy.json')]
}

/**
 * The policy of this machine; empty where nobody has made one. Faults: policy-invalid, policy-unprotected,
 * policy-unreadable. The program must not start with a fault: it would then do what is forbidden.
 */
export async function readPolicy(sources: PolicySources = systemSources): Promise<Result<Policy>> {
  try {
    for (const ask of placesOf(sources)) {
      const answer = await ask()
      if (!answer.ok) return answer
      if (answer.value !== null) return success(answer.value)
    }
    return success({})
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return failure(fault('policy-unreadable', { technical: { operation: 'policy', code } }))
  }
}

/** Owner of the file in SDDL: administrators, the system, or Windows’ installer. */
const administrators = /^O:(BA|SY|S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)/

const execute = promisify(execFile)

async function runProgram(file: string, parameters: readonly string[], env = process.env) {
  try {
    const { stdout } = await execute(file, parameters, { env, windowsHide: true })
    return { code: 0, output: stdout }
  } catch (error) {
    // A number is how it ended; a name is why it could not be started.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      return { code: error.code, output: '' }
    throw error
  }
}

/** Whoever created a file in `ProgramData` owns it, and may be anybody. */
async function isAdministrators(file: string): Promise<boolean> {
  const { SystemRoot = 'C:\\Windows' } = process.env
  const powerShell = path.win32.join(SystemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  const command = '(Get-Acl -LiteralPath $env:BUDSTIKKE_POLICY).Sddl'
  const parameters = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', command]
  const answer = await runProgram(powerShell, parameters, { SystemRoot, BUDSTIKKE_POLICY: file })
  return answer.code === 0 && administrators.test(answer.output)
}

async function readProtected(file: string): Promise<PolicyFile | null> {
  const handle = await open(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (handle === null) return null
  await using opened = handle
  // Of what has been opened: a name could be given to another file between looking and reading.
  const { uid, mode } = await opened.stat()
  const text = await opened.readFile('utf8')
  const isProtected =
    process.platform === 'win32' ? await isAdministrators(file) : uid === 0 && (mode & 0o022) === 0
  return { text, isProtected }
}

/** Through a file, in UTF-16: what `reg.exe` prints loses the letters that its console does not have. */
async function exportRegistryKey(reg: string, key: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'budstikke-policy-'))
  try {
    const file = path.join(folder, 'policy.reg')
    const { code } = await runProgram(reg, ['export', key, file, '/y'])
    if (code !== 0) throw new Error('The registry cannot be read.')
    return await readFile(file, 'utf16le')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** This machine. */
export const systemSources: PolicySources = {
  platform: process.platform,
  env: process.env,
  readFile: readProtected,
  run: runProgram,
  exportRegistryKey,
}
