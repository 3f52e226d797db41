/** One large file whose engine dies again and again, each time further on: what is gone on with can die as well. */
import { createDice } from '../fuzz/changes.ts'
import { inspect } from './desk.ts'
import type { DeathAt } from './protocol.ts'
import { deskFor, scenarios } from './stepwise.ts'
import { createTally, type Tally } from './tally.ts'
import type { World } from './world.ts'

interface Row extends DeathAt {
  readonly powerCut: boolean
  /** Also where there is little time. */
  readonly always: boolean
}

const tus = 'filetransfer/upload/tus/ID'
const row = (when: DeathAt['when'], label: string, occurrence: number, more: Partial<Row> = {}): Row => ({
  ...{ when, label, occurrence, powerCut: false, always: false },
  ...more,
})
const cut = { powerCut: true, always: true } as const
/** In the order in which a life that goes on meets them. */
const deaths: readonly Row[] = [
  row('after', `POST ${tus} partial`, 2),
  row('after', `PATCH ${tus}/PART`, 2, { always: true }),
  row('before', 'commit UPDATE outgoing_part done', 1),
  row('after', `HEAD ${tus}/PART`, 1),
  row('before', `POST ${tus} final`, 1),
  row('after', `POST ${tus} final`, 1, { always: true }),
  row('after', 'commit DELETE outgoing_part + DELETE outgoing_upload', 1),
  row('after', 'piece from GET filetransfer/ID/download', 25, { powerCut: true }),
  row('after', 'commit UPDATE incoming_part flushed', 1, cut),
  row('before', 'sync partial', 1, { powerCut: true }),
  row('after', 'sync partial', 1),
  row('after', 'link', 1, cut),
]

export async function killInARow(world: World, few: boolean, seed: number): Promise<Tally> {
  const tally = createTally('one large file, killed in a row')
  const begun = performance.now()
  const dice = createDice(seed)
  const desk = await deskFor(world, scenarios.inParts, dice)
  desk.confirmsByItself = true
  for (const { powerCut, always, ...death } of deaths) {
    if (few && !always) continue
    const where = `${death.when} ${death.label} #${death.occurrence}`
    const end = await world.live(desk, { death, ...(powerCut ? { powerCut: dice(2 ** 31) } : {}) })
    tally.lives += 1
    const findings = await inspect(world, desk, end)
    tally.findings.push(...findings.map((finding) => ({ ...finding, where })))
    if (end.kind === 'killed') tally.kills += 1
    else tally.notReached.push(where)
    if (end.kind !== 'killed') break
  }
  const end = await world.live(desk, {})
  tally.lives += 1
  const findings = await inspect(world, desk, end)
  tally.findings.push(...findings.map((finding) => ({ ...finding, where: 'the last life' })))
  tally.files += 1
  world.close(desk)
  tally.seconds = (performance.now() - begun) / 1_000
  return tally
}
