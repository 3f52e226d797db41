/** What the desktop's process costs where Electron cannot be had: its start, its rest, and a file that passes it by. */
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../main/lib/clock.ts'
import { bytesOf, writeBigFile } from './big-file.ts'
import { buildEngine } from './build-engine.ts'
import { startEngine, type EngineClient } from './engine-client.ts'
import type { LoopDelay } from './engine-protocol.ts'
import { memoryNow } from './machine.ts'
import { watchRest, type Rest } from './rest.ts'
import { parties, sendThroughEngine } from './through-engine.ts'
import { inTurn } from './transfers.ts'
import { bounds, median, type Row } from './verdicts.ts'
import { cpuOf } from './wire/cost.ts'
import { startServer } from './wire/server-client.ts'

interface Sent {
  readonly seconds: number
  /** Processor seconds of the whole process. */
  readonly cpu: number
}
export interface DesktopResult {
  /** Seconds to the first answer; the first start makes the home. */
  readonly firstStart: number
  readonly starts: readonly number[]
  readonly memory: number | null
  readonly rest: Rest
  readonly desktop: readonly Sent[]
  /** The same engine without the desktop around it. */
  readonly alone: readonly Sent[]
  /** Of the process that has the window, while a file is sent. */
  readonly loopDelay: LoopDelay
}

const starts = 5
const rounds = 5
const gib = 1
const settling = 60_000
const minutesOfRest = 2
const serviceId = 'bench-service'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

async function send(engine: EngineClient, file: string): Promise<Sent> {
  const [sender, recipient] = await parties(engine)
  const before = cpuOf(engine.pid)
  const { seconds } = await sendThroughEngine(engine, file, bytesOf(gib), serviceId, sender, recipient)
  return { seconds, cpu: cpuOf(engine.pid) - before }
}

export async function measureDesktop(): Promise<DesktopResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'budstikke-bench-desktop-'))
  const server = await startServer()
  const at = (name: string): string => path.join(folder, name)
  try {
    // As in a package: the program knows its version by the file two folders above.
    const desktop = await buildEngine(at('desktop/dist/main'), here('desktop-process.ts'))
    await copyFile(here('../../package.json'), at('desktop/package.json'))
    await symlink(here('../../node_modules'), at('desktop/node_modules'), 'junction')
    const plain = await buildEngine(at('plain'))
    await Promise.all(['home', 'other', 'fetched'].map((name) => mkdir(at(name))))
    const begin = (script: string, home: string): Promise<EngineClient> =>
      startEngine(script, { home: at(home), downloadFolder: at('fetched'), practice: server.handover })
    const startOnce = async (): Promise<number> => {
      const began = performance.now()
      const engine = await begin(desktop, 'home')
      await engine.call('app.snapshot', {})
      const seconds = (performance.now() - began) / 1_000
      await engine.stop()
      return seconds
    }
    const firstStart = await startOnce()
    const later: number[] = []
    for (let start = 0; start < starts; start += 1) later.push(await startOnce())

    const [inside, alone] = [await begin(desktop, 'home'), await begin(plain, 'other')]
    await Promise.all([parties(inside), parties(alone)])
    await systemClock.sleep(settling)
    const memory = memoryNow(inside.pid)
    const rest = await watchRest(inside, minutesOfRest)
    const file = at('sent.bin')
    await writeBigFile(file, bytesOf(gib))
    await inside.loopDelay()
    const pairs: (readonly [Sent, Sent])[] = []
    for (let round = 0; round < rounds; round += 1)
      pairs.push(
        await inTurn(
          round % 2 === 1,
          () => send(inside, file),
          () => send(alone, file),
        ),
      )
    const loopDelay = await inside.loopDelay()
    await Promise.all([inside.stop(), alone.stop()])
    return {
      ...{ firstStart, starts: later, memory, rest, loopDelay },
      ...{ desktop: pairs.map(([one]) => one), alone: pairs.map(([, other]) => other) },
    }
  } finally {
    server.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

export function desktopRows({ starts: later, desktop, alone, ...result }: DesktopResult): readonly Row[] {
  const ratio = (of: keyof Sent): number =>
    median(desktop.map((sent, round) => sent[of] / (alone[round]?.[of] ?? Number.NaN)))
  const resident = result.memory === null ? Number.NaN : result.memory / 1e6
  const { p50, p99, max } = result.loopDelay
  return [
    {
      ...{ what: 'desktop’s process, from start to its first answer', value: median(later), unit: 's' },
      bound: bounds.desktopStart,
      details: `median of ${later.length}; the very first ${result.firstStart.toFixed(2)} s; without Electron’s own start`,
    },
    {
      ...{ what: 'desktop’s process at rest', value: result.rest.share, unit: '% of a core' },
      ...{ bound: bounds.rest, details: `${minutesOfRest} min` },
    },
    {
      ...{ what: 'desktop’s process at rest: memory', value: resident, unit: 'MB', bound: bounds.memory },
      details: 'resident; without Electron’s own',
    },
    {
      ...{
        what: `${gib} GiB up through the desktop’s process`,
        value: ratio('seconds'),
        unit: '× the engine alone',
      },
      ...{ bound: bounds.desktopCost, details: `${desktop.length} rounds in turn` },
    },
    {
      ...{ what: `${gib} GiB up through the desktop’s process: processor`, value: ratio('cpu') },
      ...{ unit: '× CPU seconds', bound: bounds.desktopCost, details: 'of the whole process' },
    },
    {
      ...{ what: 'the window’s thread meanwhile: event loop p99', value: p99, unit: 'ms' },
      ...{ bound: bounds.loopDelay, details: `p50 ${p50.toFixed(2)} ms, highest ${max.toFixed(1)} ms` },
    },
  ]
}
