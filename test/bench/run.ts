/**
 * `npm run bench`: the numbers that the issue asks for, with curl as the yardstick. Not a test: how fast a
 * machine is says nothing about whether the code is right. Exit code 1 when a bound was missed.
 */
import { desktopRows, measureDesktop } from './desktop.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bytesOf } from './big-file.ts'
import { buildEngine } from './build-engine.ts'
import { provideCurl } from './curl.ts'
import { startEngine } from './engine-client.ts'
import { freeBytes, gibibyte, machineFacts } from './machine.ts'
import { readOptions, usage, type Options } from './options.ts'
import { startPractice } from './practice.ts'
import { measureRest, restRows } from './rest.ts'
import { transferRows, windowRows } from './rows.ts'
import { measureSize, type SizeResult } from './transfers.ts'
import { table, verdictOf, type Row } from './verdicts.ts'
import { measureWindow, type WindowResult } from './window.ts'
import { benchWire } from './wire/run.ts'

/** Above this size one round is enough: noise is small against minutes. */
const largestRepeated = 2
/** The file, curl's copy and the engine's at the server per round, and one fetched. */
const copies = (rounds: number): number => 2 + 2 * rounds

const roundsFor = (size: number, options: Options): number => (size <= largestRepeated ? options.rounds : 1)

async function benchTransfers(options: Options): Promise<readonly SizeResult[]> {
  const folder = await mkdtemp(path.join(options.folder ?? tmpdir(), 'budstikke-bench-'))
  const downloadFolder = path.join(folder, 'fetched')
  const script = await buildEngine(path.join(folder, 'built'))
  await mkdir(downloadFolder)
  const results: SizeResult[] = []
  try {
    const practice = await startPractice(path.join(folder, 'practice'), neededBytes(options))
    try {
      const home = path.join(folder, 'home')
      await mkdir(home)
      const engine = await startEngine(script, { home, downloadFolder, practice: practice.printed })
      for (const size of options.sizes) {
        const rounds = roundsFor(size, options)
        console.log(`${size} GiB up and down, ${rounds} round(s) …`)
        results.push(await measureSize({ engine, practice, folder, downloadFolder }, bytesOf(size), rounds))
      }
      await engine.stop()
    } finally {
      await practice.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  return results
}

/** On the disk for all sizes together; the practice environment, which keeps what is sent, needs less. */
const neededBytes = (options: Options): number =>
  options.sizes.reduce((total, size) => total + bytesOf(size) * copies(roundsFor(size, options)), 0)

/** What will not fit is said before hours of writing. */
function missingSpace(options: Options): string | null {
  const needed = neededBytes(options)
  const free = freeBytes(options.folder ?? tmpdir())
  if (free > needed) return null
  const gib = (bytes: number): string => (bytes / gibibyte).toFixed(1)
  return `The sizes ${options.sizes.join(', ')} GiB need ${gib(needed)} GiB; ${gib(free)} GiB are free. Use --sizes or --folder.`
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`)
    return 2
  }
  const complaint = options.transfers ? missingSpace(options) : null
  if (complaint !== null) {
    console.error(complaint)
    return 2
  }
  const machine = machineFacts()
  const date = new Date().toISOString()
  const curl = options.transfers || options.isWire ? await provideCurl() : null
  const wire = options.isWire ? await benchWire(options) : null
  const transfers = options.transfers ? await benchTransfers(options) : []
  const window: WindowResult | null = options.window ? await measureWindow(5) : null
  const desktop = options.desktop ? await measureDesktop() : null
  const rest = options.rest === null ? null : await measureRest(options.rest)
  const rows: readonly Row[] = [
    ...(wire?.rows ?? []),
    ...transferRows(transfers),
    ...(window === null ? [] : windowRows(window)),
    ...(desktop === null ? [] : desktopRows(desktop)),
    ...(rest === null ? [] : restRows(rest)),
  ]

  console.log(`\n${table(rows)}\n`)
  if (wire !== null) console.log(`${wire.server}\n`)
  console.log(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}, Node ${machine.node}, load ${machine.loadBefore.toFixed(2)} before.`,
  )
  if (machine.loadBefore > 0.5)
    console.log('The machine was not idle: the numbers may be worse than they need be.')
  const file = path.join('bench-results', `${date.replaceAll(':', '-').slice(0, 19)}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  const judged = rows.map((row) => ({ ...row, verdict: verdictOf(row) }))
  writeFileSync(
    file,
    `${JSON.stringify({ date, machine, curl, rows: judged, wire, transfers, window, desktop, rest }, null, 2)}\n`,
  )
  console.log(`Written to ${file}`)
  return judged.some(({ verdict }) => verdict === 'MISSED') ? 1 : 0
}

process.exitCode = await main()
