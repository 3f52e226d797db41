import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prove } from '../crash/harness.ts'
import type { Mark } from '../crash/protocol.ts'
import { scenarios, trailOf } from '../crash/stepwise.ts'
import { isGood } from '../crash/tally.ts'
import { createWorld, type World } from '../crash/world.ts'

/** Each must have happened before the next begins; what comes several times counts from the last to the first. */
function expectOrder(trail: readonly Mark[], labels: readonly string[]): void {
  const begun = labels.map((label) => trail.findIndex((mark) => mark.label === label))
  const done = labels.map((label) =>
    trail.findLastIndex((mark) => mark.label === label && mark.edge === 'done'),
  )
  expect(
    labels.filter((_, index) => begun[index] === -1 || done[index] === -1),
    'steps that never happened',
  ).toEqual([])
  for (const [index, label] of labels.entries()) {
    const next = begun[index + 1] ?? Infinity
    expect(done[index], `${label} has happened before ${labels[index + 1] ?? 'the end'}`).toBeLessThan(next)
  }
}

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.stop())

describe('what SIGKILL alone cannot prove, because the system keeps what it has cached', () => {
  test('a received file is safe on the disk and known to us before Altinn may delete it', async () => {
    expectOrder(await trailOf(world, scenarios.receive, 1), [
      'write partial',
      'sync partial',
      'commit UPDATE incoming unchecked',
      'link',
      'sync folder downloads',
      'commit UPDATE incoming saved',
      'POST filetransfer/ID/confirmdownload',
      'commit UPDATE incoming confirmed',
    ])
  })

  test('a file from a browser is safe in the spool before the browser may let go of it', async () => {
    expectOrder(await trailOf(world, scenarios.sendFromBrowser, 1), [
      'commit INSERT chosen_file receiving',
      'write spooled',
      'sync spooled',
      'sync folder spool',
      'commit INSERT chosen_file ready',
      'commit UPDATE outgoing initializing',
      'POST filetransfer',
      'commit UPDATE outgoing uploading',
      'POST filetransfer/ID/upload',
      'commit UPDATE outgoing processing',
      'remove spooled',
    ])
  })
})

test('a large file travels in parts that are known to us before they are needed, and is safe like any other', async () => {
  const trail = await trailOf(world, scenarios.inParts, 1)
  const tus = 'filetransfer/upload/tus/ID'
  expectOrder(trail, [
    'commit DELETE outgoing_part + DELETE outgoing_upload + INSERT outgoing_upload + INSERT outgoing_part',
    `PATCH ${tus}/PART`,
    'commit UPDATE outgoing checksum,updated_at',
    'commit UPDATE outgoing_upload joining',
    `POST ${tus} final`,
    'commit DELETE outgoing_part + DELETE outgoing_upload',
    'commit DELETE incoming_part + INSERT incoming_part',
    'write partial',
    'sync partial',
    'commit UPDATE incoming_part flushed',
    'commit UPDATE incoming unchecked',
    'link',
    'sync folder downloads',
    'commit UPDATE incoming saved',
    'POST filetransfer/ID/confirmdownload',
    'commit UPDATE incoming confirmed',
  ])
  expectOrder(trail, [`POST ${tus} final`, 'commit UPDATE outgoing processing'])
})

test('a file is sent once, received once and lost never, wherever the program is killed or the power goes', async () => {
  const tallies = await prove(
    world,
    { every: 64, only: '', long: false, kills: 4, powerCuts: 2, seed: 7 },
    () => undefined,
  )
  const wrong = tallies.filter((tally) => !isGood(tally))
  expect(wrong).toEqual([])
}, 180_000)
