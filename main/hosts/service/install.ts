/** Installs, shows and removes the service. Each may be done again and again; data and keys are never touched. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { fault, faultCodes, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { attach } from '../attach/client.ts'
import { done, exitCodes, failed, type Outcome } from '../exit.ts'
import { surroundings } from '../ports.ts'
import { launchdPlist } from './launchd.ts'
import { fileOf, type ServicePlan } from './plan.ts'
import { systemCommands, type Command, type SystemCommands } from './system-commands.ts'
import { systemdUnit } from './systemd.ts'
import { windowsTask } from './windows-task.ts'

export function serviceText(plan: ServicePlan): string {
  if (plan.kind === 'launchd') return launchdPlist(plan)
  return plan.kind === 'windows-task' ? windowsTask(plan) : systemdUnit(plan)
}

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}
interface Identity {
  readonly uid: number
  readonly gid: number
}

function run([file, ...parameters]: Command, as: Identity | null = null): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { windowsHide: true, encoding: 'utf8' as const, ...(as ?? {}) }
    execFile(file, parameters, options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127
      resolve({ code, out, err: err === '' ? (error?.message ?? '') : err })
    })
  })
}

/** Where the text is put; for Windows a file that its scheduler reads once. */
const placeOf = (plan: ServicePlan): string =>
  fileOf(plan, surroundings) ?? path.join(mkdtempSync(path.join(tmpdir(), 'budstikke-task-')), 'task.xml')

const commandsOf = (plan: ServicePlan, file: string): SystemCommands =>
  systemCommands(plan, {
    ...{ file, user: userInfo().username },
    systemRoot: process.env['SystemRoot'] || 'C:\\Windows',
  })

/** Only root may write where the machine's services are kept; Windows says so itself. */
const mayWrite = ({ kind }: ServicePlan): boolean =>
  kind === 'systemd-user' || kind === 'windows-task' || process.getuid?.() === 0

/** Faults: service-account-unknown. Null: whoever installs it. */
async function identityOf({ kind, account }: ServicePlan): Promise<Result<Identity | null>> {
  if (account === null || kind === 'windows-task' || kind === 'systemd-user') return success(null)
  const [user, group] = [await run(['id', '-u', account]), await run(['id', '-g', account])]
  if (user.code !== 0 || group.code !== 0) {
    return failure(fault('service-account-unknown', { values: { value: account } }))
  }
  return success({ uid: Number(user.out), gid: Number(group.out) })
}

const proofSchema = z.object({
  fault: z.object({
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
})

/** What the child said of itself, as our own fault. */
function faultOfProof({ out, err }: Ran): Fault {
  const last = out.trim().split('\n').at(-1) ?? ''
  try {
    const told = proofSchema.parse(JSON.parse(last)).fault
    const code = faultCodes.find((known) => known === told.code)
    if (code !== undefined) return fault(code, { values: told.values })
  } catch {
    // It ended before it could say anything.
  }
  return fault('service-command-failed', { values: { value: err.trim().slice(-300) } })
}

/** Opens home and vault once, with the very command that the system will start, as the account that it will be. */
async function prove(plan: ServicePlan): Promise<Result<null>> {
  const identity = await identityOf(plan)
  if (!identity.ok) return identity
  const [program, ...parameters] = plan.command
  const proof = await run([program, ...parameters, '--check', '--json'], identity.value)
  return proof.code === exitCodes.done ? success(null) : failure(faultOfProof(proof))
}

async function runAll(commands: readonly Command[]): Promise<Fault | null> {
  for (const command of commands) {
    const { code, err } = await run(command)
    const value = `${command.join(' ')}: ${err.trim().slice(-300)}`
    if (code !== 0) return fault('service-command-failed', { values: { value } })
  }
  return null
}

function writeText(plan: ServicePlan, file: string): Fault | null {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    const text = serviceText(plan)
    const isWindows = plan.kind === 'windows-task'
    writeFileSync(file, isWindows ? `\uFEFF${text}` : text, isWindows ? 'utf16le' : { mode: 0o644 })
    return null
  } catch (error) {
    const value = error instanceof Error ? error.message : file
    return fault('service-command-failed', { values: { value } })
  }
}

export async function installService(plan: ServicePlan): Promise<Outcome> {
  if (!mayWrite(plan)) return failed(fault('service-needs-administrator'))
  const file = placeOf(plan)
  const commands = commandsOf(plan, file)
  const wasActive = (await run(commands.isActive)).code === 0
  // One that runs already has the home, which the proof needs.
  await runAll(commands.stop)
  const proven = await prove(plan)
  if (!proven.ok) {
    if (wasActive) await runAll(commands.install.slice(-1))
    return failed(proven.fault)
  }
  const problem = writeText(plan, file) ?? (await runAll(commands.install))
  if (plan.kind === 'windows-task') rmSync(path.dirname(file), { recursive: true, force: true })
  return problem === null
    ? done({ kind: plan.kind, file: fileOf(plan, surroundings) }, [file])
    : failed(problem)
}

export async function removeService(plan: ServicePlan): Promise<Outcome> {
  if (!mayWrite(plan)) return failed(fault('service-needs-administrator'))
  const file = fileOf(plan, surroundings)
  const commands = commandsOf(plan, file ?? '')
  // What is not there any more needs no removing.
  for (const command of [...commands.stop, ...commands.remove]) await run(command)
  if (file !== null) rmSync(file, { force: true })
  return done({ removed: file })
}

export async function serviceStatus(plan: ServicePlan): Promise<Outcome> {
  const file = fileOf(plan, surroundings)
  const isInstalled = file === null ? null : existsSync(file)
  const isActive = (await run(commandsOf(plan, file ?? '').isActive)).code === 0
  const attached = await attach(plan.home)
  await attached?.door.stop()
  const value = { installed: isInstalled, active: isActive, answers: attached !== null }
  return { exit: isActive ? exitCodes.done : exitCodes.partly, value }
}
