/**
 * `npm run crash`: the engine as a process that is killed with SIGKILL at every step of sending and receiving files
 * and messages, and at a thousand random moments, and started again; in the end everything must be delivered once.
 * Exit code 1 when one was lost, sent twice, confirmed too early or left something behind.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { prove } from './harness.ts'
import { readOptions, usage, type Options } from './options.ts'
import { isGood, table } from './tally.ts'
import { proveFolders } from './unattended/prove.ts'
import { createWorld } from './world.ts'

/** Each life is long enough for a file to be found, to rest and to be sent. */
const life = [9_000, 16_000] as const
/** On a share a file rests for 15 seconds before it goes. */
const lifeOnShare = [28_000, 45_000] as const
const hour = 3_600_000

async function folders({ folders: files, at }: Options): Promise<number> {
  const lives = at === null ? life : lifeOnShare
  const proof = await proveFolders({
    files,
    at,
    life: lives,
    patience: hour,
    say: (line) => console.log(line),
  })
  for (const { lost, doubled, torn, ...tally } of proof.tallies) {
    const wrong = { lost: lost.length, doubled: doubled.length, torn: torn.length }
    console.log(JSON.stringify({ ...tally, ...wrong }))
    for (const name of [...lost, ...doubled, ...torn].slice(0, 20)) console.log(`  ${name}`)
  }
  console.log(`${proof.kills} kills in ${proof.seconds.toFixed(0)} s: ${proof.isGood ? 'good' : 'WRONG'}`)
  return proof.isGood ? 0 : 1
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`)
    return 2
  }
  if (options.folders > 0) return folders(options)
  const { every, kills, seed, only } = options
  const world = await createWorld()
  const begun = performance.now()
  try {
    const powerCuts = Math.ceil(kills / 10)
    const tallies = await prove(world, { every, only, long: true, kills, powerCuts, seed }, (tally) => {
      console.log(
        `${tally.name}: ${tally.kills} kills, ${tally.findings.length} findings, ${tally.seconds.toFixed(0)} s`,
      )
      for (const { where, wrong, what } of tally.findings) console.log(`  ${wrong} (${where}): ${what}`)
      for (const step of tally.notReached) console.log(`  not reached: ${step}`)
    })
    const seconds = (performance.now() - begun) / 1_000
    const all = tallies.reduce((sum, tally) => sum + tally.kills, 0)
    console.log(`\n${table(tallies)}\n`)
    console.log(
      `${all} kills in ${seconds.toFixed(0)} s, ${(all / seconds).toFixed(2)} a second; seed ${seed}.`,
    )
    const file = path.join('test-results', 'crash.json')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(
      file,
      `${JSON.stringify({ date: new Date().toISOString(), options, seconds, tallies }, null, 2)}\n`,
    )
    console.log(`Written to ${file}`)
    return tallies.every(isGood) ? 0 : 1
  } finally {
    await world.stop()
  }
}

process.exitCode = await main()
