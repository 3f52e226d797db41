/** What the engine costs while nobody does anything: alone, and with watched folders full of files that stay there. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '../../main/lib/clock.ts'
import { buildEngine } from './build-engine.ts'
import { startEngine, type EngineClient } from './engine-client.ts'
import { memoryNow } from './machine.ts'
import { startPractice } from './practice.ts'
import { parties } from './through-engine.ts'
import { bounds, type Row } from './verdicts.ts'
import { cpuOf } from './wire/cost.ts'

export interface RestOptions {
  readonly folders: number
  /** In all folders together. */
  readonly files: number
  /** How long each of the two is watched. */
  readonly minutes: number
}

export interface Rest {
  /** Processor time per time that passed, per cent of one core. */
  readonly share: number
  readonly memory: number | null
}

export interface RestResult {
  readonly options: RestOptions
  readonly alone: Rest
  readonly withFolders: Rest
}

const minute = 60_000
/** What was found at the start has been looked at, and rests have grown to their longest. */
const settling = 2 * minute

export async function watchRest(engine: EngineClient, minutes: number): Promise<Rest> {
  const [before, began] = [cpuOf(engine.pid), systemClock.monotonic()]
  await systemClock.sleep(minutes * minute)
  const seconds = (systemClock.monotonic() - began) / 1_000
  return { share: (100 * (cpuOf(engine.pid) - before)) / seconds, memory: memoryNow(engine.pid) }
}

/** Watched folders whose rule takes none of what lies in them: the dearest way of doing nothing. */
async function addFolders(
  engine: EngineClient,
  root: string,
  { folders, files }: RestOptions,
): Promise<void> {
  const [{ profileId }, { organisation }] = await parties(engine)
  const { profiles } = await engine.call('app.snapshot', {})
  const serviceId = profiles[0]?.services[0]?.id ?? ''
  const each = Math.ceil(files / folders)
  for (let folder = 0; folder < folders; folder += 1) {
    const place = path.join(root, String(folder))
    await mkdir(place, { recursive: true })
    for (let file = 0; file < each; file += 1) await writeFile(path.join(place, `bilag-${file}.pdf`), '')
    const { id: folderId } = await engine.call('folders.register', { path: place })
    const recipients = { from: 'fixed' as const, recipients: [organisation] }
    const rule = { serviceId, recipients, include: ['*.xml'] }
    await engine.call('folder.add', { profileId, folderId, purpose: { kind: 'out', rule } })
  }
}

export async function measureRest(options: RestOptions): Promise<RestResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'budstikke-bench-rest-'))
  try {
    const script = await buildEngine(path.join(folder, 'built'))
    const practice = await startPractice(path.join(folder, 'practice'), 1, 'instant')
    try {
      const [home, downloadFolder] = [path.join(folder, 'home'), path.join(folder, 'fetched')]
      await Promise.all([mkdir(home), mkdir(downloadFolder)])
      const engine = await startEngine(script, { home, downloadFolder, practice: practice.printed })
      await parties(engine)
      await systemClock.sleep(settling)
      const alone = await watchRest(engine, options.minutes)
      await addFolders(engine, path.join(folder, 'watched'), options)
      await systemClock.sleep(settling)
      const withFolders = await watchRest(engine, options.minutes)
      await engine.stop()
      return { options, alone, withFolders }
    } finally {
      await practice.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

const megabytes = ({ memory }: Rest): string =>
  memory === null ? 'memory is not told here' : `${(memory / 1e6).toFixed(0)} MB resident`

export const restRows = ({ options, alone, withFolders }: RestResult): readonly Row[] => [
  {
    ...{ what: 'at rest, nothing set up but practice', value: alone.share, unit: '% of a core' },
    ...{ bound: bounds.rest, details: `${options.minutes} min, ${megabytes(alone)}` },
  },
  {
    what: `at rest, ${options.folders} folders with ${options.files} files`,
    ...{ value: withFolders.share, unit: '% of a core', bound: bounds.rest },
    details: `${options.minutes} min, ${megabytes(withFolders)}; names that the rule leaves out`,
  },
]
