/** A home that has been in use for years: how long until its first page is there, and until a search is. */
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { openDatabase, type Database } from '../../../main/store/database.ts'
import { createIncomingRows, type IncomingRecord } from '../../../main/transfers/incoming-rows.ts'
import { createOutgoingRows, type OutgoingRecord } from '../../../main/transfers/outgoing-rows.ts'
import type { EngineClient } from '../engine-client.ts'
import { parties, type Party } from '../through-engine.ts'
import { median } from '../verdicts.ts'

export interface HomeRound {
  /** Milliseconds from the question to the answer, over the door that the window uses: a process away. */
  readonly snapshot: number
  readonly firstPage: number
  readonly searches: readonly number[]
}

export interface HomeResult {
  readonly count: number
  readonly rounds: readonly HomeRound[]
}

const day = 24 * 60 * 60_000
const names = ['årsregnskap', 'lønnsrapport', 'grunnlag', 'melding', 'kvittering', 'søknad', 'vedtak']
const pageSize = 100
/** One that many have, one that one has, one that nobody has: the last has to look at everything. */
const wordsOf = (count: number): readonly string[] => ['lønn', `-${Math.floor(count / 4)}.xml`, 'finnes ikke']

/** Puts `count` transfers, half of them received, into the database of a home that no engine has open. */
function fill(home: string, profileId: string, serviceId: string, partner: string, count: number): void {
  const opened = openDatabase(home)
  if (!opened.ok) throw new Error(`The home does not open: ${opened.fault.code}`)
  const database: Database = opened.value
  const [incoming, outgoing] = [createIncomingRows(database), createOutgoingRows(database)]
  const now = Date.now()
  database.transaction(() => {
    for (let index = 0; index < count / 2; index += 1) {
      const fileName = `${names[index % names.length] ?? ''}-${index}.xml`
      const at = now - index * 60_000
      const common = {
        profileId,
        serviceId,
        size: 1_024,
        reference: `ref-${index}`,
        properties: {},
        fileTransferId: randomUUID(),
      }
      const search = `${fileName} ${partner} bench ref-${index}`.toLocaleLowerCase('nb')
      incoming.insert(received({ ...common, fileName, sender: partner }, at), search)
      outgoing.insert(sent({ ...common, wireName: fileName }, index + 1, at), [partner], search)
    }
  })
  database.close()
}

function received(
  facts: Pick<
    IncomingRecord,
    'profileId' | 'serviceId' | 'size' | 'reference' | 'properties' | 'fileTransferId' | 'fileName' | 'sender'
  >,
  at: number,
): IncomingRecord {
  return {
    ...{ ...facts, id: randomUUID(), virusScanned: true, checksum: null, state: 'confirmed', unread: false },
    ...{ folderPath: null, partialPath: null, savedPath: null, note: null, savedChecksum: null },
    ...{ confirmAfter: false, paused: false, attempts: 0, fault: null, retryAt: null },
    ...{ publishedAt: at, expiresAt: at + 30 * day, confirmedAt: at, updatedAt: at },
  }
}

function sent(
  facts: Pick<
    OutgoingRecord,
    'profileId' | 'serviceId' | 'size' | 'reference' | 'properties' | 'fileTransferId' | 'wireName'
  >,
  position: number,
  at: number,
): OutgoingRecord {
  return {
    ...{ ...facts, id: randomUUID(), position, path: path.resolve(facts.wireName), spooled: false },
    ...{
      originalName: facts.wireName,
      note: null,
      folder: '',
      modified: at,
      fileId: '1-1',
      state: 'confirmed',
    },
    ...{
      initializingSince: null,
      checksum: null,
      paused: false,
      checksumFirst: false,
      attempts: 0,
      fault: null,
      retryAt: null,
      lookAt: null,
    },
    ...{ createdAt: at, updatedAt: at, uploadedAt: at, expiresAt: at + 30 * day },
  }
}

async function timed<T>(
  ask: () => Promise<T>,
): Promise<{ readonly milliseconds: number; readonly answer: T }> {
  const began = performance.now()
  const answer = await ask()
  return { milliseconds: performance.now() - began, answer }
}

/** What a window asks first, of an engine that has just started. */
async function open(engine: EngineClient, { profileId }: Party, count: number): Promise<HomeRound> {
  const snapshot = await timed(() => engine.call('app.snapshot', {}))
  const firstPage = await timed(() => engine.call('inbox.list', { profileId, limit: pageSize }))
  if (firstPage.answer.total < count / 2)
    throw new Error(`Only ${firstPage.answer.total} transfers are listed.`)
  const searches: number[] = []
  for (const search of wordsOf(count)) {
    const inbox = await timed(() => engine.call('inbox.list', { profileId, search, limit: pageSize }))
    const outbox = await timed(() => engine.call('outgoing.list', { profileId, search, limit: pageSize }))
    searches.push(inbox.milliseconds, outbox.milliseconds)
  }
  return { snapshot: snapshot.milliseconds, firstPage: firstPage.milliseconds, searches }
}

/** `start` starts the engine on this home; each round is another start. */
export async function measureHome(
  start: () => Promise<EngineClient>,
  home: string,
  count: number,
  rounds: number,
): Promise<HomeResult> {
  const first = await start()
  const [own, partner] = await parties(first)
  const { profiles } = await first.call('app.snapshot', {})
  const serviceId = profiles[0]?.services[0]?.id ?? ''
  await first.stop()
  fill(home, own.profileId, serviceId, partner.organisation, count)
  const measured: HomeRound[] = []
  for (let round = 0; round < rounds; round += 1) {
    const engine = await start()
    measured.push(await open(engine, own, count))
    await engine.stop()
  }
  return { count, rounds: measured }
}

export const middle = (rounds: readonly HomeRound[], of: (round: HomeRound) => number): number =>
  median(rounds.map(of))
