/**
 * `npm run crash -- --folders N`: real tools fill watched folders, and `budstikke run` is killed with SIGKILL again and
 * again, against the practice server as a process that lives on. Every file must arrive once and whole.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../../../bin/node24.mjs'
import { systemClock } from '../../../main/lib/clock.ts'
import { commandLine } from '../../support/command-line.ts'
import { startSimulator, type SimulatedTransfer, type Simulator } from '../../support/simulator.ts'
import { createBatch, kinds, type Batch } from './writers.ts'

export interface FolderOptions {
  readonly files: number
  /** Where the watched folders are made; null = beside the home. */
  readonly at: string | null
  /** Milliseconds that each life lasts, at least and at most. */
  readonly life: readonly [least: number, most: number]
  /** Milliseconds after which no life is killed any more. */
  readonly patience: number
  readonly say: (line: string) => void
}

interface Tally {
  readonly kind: string
  readonly files: number
  readonly sent: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly torn: readonly string[]
  /** In `Sent`, with its receipt. */
  readonly filed: number
  readonly failed: number
}

export interface FolderProof {
  readonly kills: number
  readonly seconds: number
  readonly tallies: readonly Tally[]
  readonly isGood: boolean
}

const sender = '213004107'
const recipient = '311556207'
const service = 'ovelse-arsregnskap'
const entry = fileURLToPath(new URL('../../../main/hosts/cli/main.ts', import.meta.url))

/** The program as a service starts it, without a launcher between. */
function startEngine(home: string): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, entry, 'run', '--home', home, '--no-keychain'], {
    stdio: 'ignore',
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('close', () => resolve()))

async function command(home: string, ...words: readonly string[]): Promise<void> {
  const { code, stderr } = await commandLine(home, words)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
}

/** The practice server under another id: as practice itself, each life would start a server of its own. */
async function setUp(folder: string, home: string, simulator: Simulator, batches: readonly Batch[]) {
  const client = simulator.client(sender)
  const environmentFile = path.join(folder, 'environment.json')
  const keyFile = path.join(folder, 'key.json')
  const environment = { ...simulator.handover.environment, id: 'crash', kind: 'custom', name: 'Crash' }
  writeFileSync(environmentFile, JSON.stringify(environment))
  writeFileSync(keyFile, JSON.stringify(client.privateKey), { mode: 0o600 })
  const { clientId, kid, systemUser } = client
  const owner = systemUser === null ? [] : ['--system-user-org', systemUser.organisation]
  const reference = systemUser?.externalRef ?? null
  const external = reference === null ? [] : ['--external-ref', reference]
  const key = ['--client-id', clientId, '--key', keyFile, '--kid', kid, ...owner, ...external]
  const words = ['profile', 'add', '--environment-file', environmentFile, '--org', sender, ...key]
  await command(home, ...words, '--service', service)
  for (const { root, kind } of batches) {
    const to = kind === 'silent' ? ['--to-from', 'sub-folder'] : ['--to', recipient]
    await command(home, 'folder', 'add-out', root, '--service', service, ...to)
  }
}

/** What has been published, by name. */
async function arrivals(simulator: Simulator): Promise<ReadonlyMap<string, readonly SimulatedTransfer[]>> {
  const { transfers } = await simulator.control.state()
  const whole = transfers.filter(({ status }) => status === 'Published')
  return Map.groupBy(whole, ({ fileName }) => fileName)
}

function filesBelow(root: string, folder: string, suffix: RegExp): number {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return entries.filter((name) => name.startsWith(folder) && suffix.test(name)).length
}

function tallyOf(batch: Batch, arrived: ReadonlyMap<string, readonly SimulatedTransfer[]>): Tally {
  const names = [...batch.files.keys()]
  const of = (name: string): readonly SimulatedTransfer[] => arrived.get(name) ?? []
  return {
    kind: batch.kind,
    files: names.length,
    sent: names.filter((name) => of(name).length > 0).length,
    lost: names.filter((name) => of(name).length === 0),
    doubled: names.filter((name) => of(name).length > 1),
    torn: names.filter((name) =>
      of(name).some(({ computed, checksum }) => (computed ?? checksum) !== batch.files.get(name)),
    ),
    filed: filesBelow(batch.root, 'Sent', /\.txt$/u),
    failed: filesBelow(batch.root, 'Failed', /\.txt$/u),
  }
}

const second = 1_000

/** Scans and storing take the service's time, which passes as ours does. */
async function live(simulator: Simulator, milliseconds: number): Promise<void> {
  const end = systemClock.monotonic() + milliseconds
  for (let left = milliseconds; left > 0; left = end - systemClock.monotonic()) {
    await systemClock.sleep(Math.min(second, left))
    await simulator.control.advance(second, 'broker')
  }
}

/** Lives and deaths until everything has been filed. */
async function killAgainAndAgain(
  home: string,
  simulator: Simulator,
  { life, patience, say }: FolderOptions,
  progress: () => Promise<{ readonly done: boolean; readonly text: string }>,
): Promise<number> {
  const begun = systemClock.monotonic()
  for (let kills = 0; ; kills += 1) {
    const child = startEngine(home)
    const isLast = systemClock.monotonic() - begun > patience
    const [least, most] = life
    await live(simulator, isLast ? most * 4 : least + Math.random() * (most - least))
    child.kill('SIGKILL')
    await ended(child)
    const { done, text } = await progress()
    say(`${kills + 1} kills, ${Math.round((systemClock.monotonic() - begun) / 1_000)} s: ${text}`)
    if (done || systemClock.monotonic() - begun > patience * 2) return kills + 1
  }
}

export async function proveFolders(options: FolderOptions): Promise<FolderProof> {
  const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-folders-'))
  const home = path.join(folder, 'home')
  const watched = options.at === null ? folder : mkdtempSync(path.join(options.at, 'budstikke-folders-'))
  const simulator = await startSimulator()
  const begun = systemClock.monotonic()
  try {
    await simulator.control.limits({ enabled: false })
    const each = Math.ceil(options.files / kinds.length)
    const batches = kinds.map((kind) => createBatch(kind, watched, folder, each, recipient))
    await setUp(folder, home, simulator, batches)
    let isWritten = false
    const writing = Promise.all(batches.map((batch) => batch.write())).then(() => {
      isWritten = true
    })
    const kills = await killAgainAndAgain(home, simulator, options, async () => {
      const tallies = await arrivals(simulator).then((all) => batches.map((batch) => tallyOf(batch, all)))
      const text = tallies.map(({ kind, sent, filed }) => `${kind} ${sent} sent ${filed} filed`).join(', ')
      return { text, done: isWritten && tallies.every(({ filed, failed, files }) => filed + failed >= files) }
    })
    await writing
    const arrived = await arrivals(simulator)
    const tallies = batches.map((batch) => tallyOf(batch, arrived))
    const isGood = tallies.every(
      ({ lost, doubled, torn, filed, files }) =>
        lost.length + doubled.length + torn.length === 0 && filed === files,
    )
    return { kills, seconds: (systemClock.monotonic() - begun) / 1_000, tallies, isGood }
  } finally {
    await simulator.stop()
    for (const one of [folder, watched]) rmSync(one, { recursive: true, force: true })
  }
}
