/** `--only wire`: everything that is measured against the discarding server, and what many transfers cost. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bytesOf } from '../big-file.ts'
import { buildEngine } from '../build-engine.ts'
import { startEngine, type EngineClient } from '../engine-client.ts'
import type { Options } from '../options.ts'
import { startPractice, type RunningPractice } from '../practice.ts'
import type { Row } from '../verdicts.ts'
import { compare, comparisonNames, isOnLink, type Ground } from './comparisons.ts'
import { measureHome } from './full-home.ts'
import { sendSparse } from './memory.ts'
import { createOurs } from './ours.ts'
import { comparisonRows, sparseRows } from './rows.ts'
import { homeRows, smallFileRows, waitingRows } from './rows-of-many.ts'
import type { WireOptions, WirePart } from './options.ts'
import { serverText, startServer, type DiscardingServer } from './server-client.ts'
import { measureSmallFiles, shortMinutes as minutesForSmall } from './small-files.ts'
import { measureWaiting, shortMinutes as minutesForWaiting } from './waiting-files.ts'

export interface WireResult {
  readonly server: string
  readonly rows: readonly Row[]
  /** Everything that the rows were made of. */
  readonly measured: Readonly<Record<string, unknown>>
}

interface Bench {
  readonly wire: WireOptions
  readonly folder: string
  readonly server: DiscardingServer
  isAsked(name: WirePart): boolean
  /** Starts the engine on the home of this name. */
  begin(name: string, practice: unknown, minutes?: number): Promise<EngineClient>
  /** Keeps what was measured, and prints it at once. */
  keep(name: WirePart, result: unknown, rows: readonly Row[]): void
}

/** GiB; as much as slow links move in reasonable time. */
const linkSize = 0.25
const practiceCap = 1024 ** 3
const fetched = 'fetched'

export async function benchWire(options: Options): Promise<WireResult> {
  const { wire } = options
  const folder = await mkdtemp(path.join(options.folder ?? tmpdir(), 'budstikke-wire-'))
  const rows: Row[] = []
  const measured: Record<string, unknown> = {}
  console.log(serverText)
  const server = await startServer()
  try {
    const script = await buildEngine(path.join(folder, 'built'))
    const downloadFolder = path.join(folder, fetched)
    await mkdir(downloadFolder)
    const bench: Bench = {
      ...{ wire, folder, server },
      isAsked: (name) => wire.parts === null || wire.parts.includes(name),
      async begin(name, practice, minutes = 1) {
        const home = path.join(folder, name)
        await mkdir(home, { recursive: true })
        const flags = wire.profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${wire.profile}`]
        return startEngine(script, { home, downloadFolder, practice, minutes }, flags)
      },
      keep(name, result, made) {
        measured[name] = result
        rows.push(...made)
        for (const { what, value, unit } of made) console.log(`  ${what}: ${value.toFixed(2)} ${unit}`)
      },
    }
    await benchFiles(bench)
    if (bench.isAsked('small')) await benchSmallFiles(bench)
    if (bench.isAsked('waiting')) await benchWaiting(bench)
    if (bench.isAsked('home')) await benchHome(bench)
  } finally {
    server.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  return { server: serverText, rows, measured }
}

async function benchFiles(bench: Bench): Promise<void> {
  const { wire, server, folder, isAsked, keep } = bench
  const comparisons = comparisonNames.filter(isAsked)
  if (comparisons.length === 0 && !isAsked('memory')) return
  const engine = await bench.begin('home', server.handover)
  const ground: Ground = {
    ours: await createOurs(engine, server, path.join(folder, fetched)),
    server,
    folder,
  }
  for (const name of comparisons) {
    const size = isOnLink(name) ? Math.min(wire.size, linkSize) : wire.size
    console.log(`${name}, ${size} GiB, ${wire.rounds} round(s) …`)
    const result = await compare(ground, name, bytesOf(size), wire.rounds)
    keep(name, result, comparisonRows(result))
  }
  if (isAsked('memory')) {
    console.log(`memory, ${wire.sparse.join(', ')} GiB …`)
    const results = []
    for (const size of wire.sparse) results.push(await sendSparse(ground, bytesOf(size)))
    keep('memory', results, sparseRows(results))
  }
  await engine.stop()
}

/** Each has a practice environment of its own, which counts calls and refuses too many. */
async function benchCalls<Result>(
  bench: Bench,
  name: 'small' | 'waiting',
  minutes: number,
  measure: (engine: EngineClient, practice: RunningPractice) => Promise<Result>,
  rowsOf: (result: Result) => readonly Row[],
): Promise<void> {
  const practice = await startPractice(path.join(bench.folder, `practice-${name}`), practiceCap, 'instant')
  try {
    const engine = await bench.begin(`home-${name}`, practice.printed, minutes)
    const result = await measure(engine, practice)
    bench.keep(name, result, rowsOf(result))
    await engine.stop()
  } finally {
    await practice.stop()
  }
}

async function benchSmallFiles(bench: Bench): Promise<void> {
  const { smallFiles } = bench.wire
  console.log(`${smallFiles} small files …`)
  const measure = (engine: EngineClient, practice: RunningPractice) =>
    measureSmallFiles(engine, practice, bench.folder, smallFiles)
  await benchCalls(bench, 'small', minutesForSmall, measure, smallFileRows)
}

async function benchWaiting(bench: Bench): Promise<void> {
  const { waiting } = bench.wire
  console.log(`${waiting} waiting files …`)
  const measure = (engine: EngineClient, practice: RunningPractice) =>
    measureWaiting(engine, practice, waiting)
  await benchCalls(bench, 'waiting', minutesForWaiting, measure, waitingRows)
}

async function benchHome({ wire, folder, server, begin, keep }: Bench): Promise<void> {
  const name = 'home-full'
  console.log(`a home with ${wire.kept} transfers …`)
  const start = (): Promise<EngineClient> => begin(name, server.handover)
  const result = await measureHome(start, path.join(folder, name), wire.kept, wire.rounds)
  keep('home', result, homeRows(result))
}
