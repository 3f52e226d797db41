import { expect, it, onTestFinished } from 'vitest'
import { createOutbox } from '../../../main/messages/outbox.ts'
import type { MessagePorts, TakenFile } from '../../../main/messages/ports.ts'
import { createReceivedRows, type ReceivedRecord } from '../../../main/messages/received-rows.ts'
import { createReceiving } from '../../../main/messages/receiving.ts'
import { createSentRows } from '../../../main/messages/sent-rows.ts'
import { systemDisk } from '../../../main/lib/disk.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { messageOrderSchema } from '../../../preload/contract/message-models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { access, countingRandom, silentLog } from '../../support/altinn.ts'
import { buildCorrespondence } from '../../support/correspondence.ts'
import { createLeapingClock } from '../../support/folders.ts'
import { createTestVault } from '../../support/secret-store.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, profileId } from '../../support/transfers.ts'

const taken = (id: string): TakenFile => ({
  ...{ path: id, spooled: true, name: id, size: 1, modified: 0, fileId: id },
})

/** A desk on a service that refuses until `allow` is called. */
function setUp() {
  let isAllowed = false
  const calls: string[] = []
  const released: string[] = []
  const { correspondence } = buildCorrespondence(({ method, url }) => {
    if (method === 'POST') calls.push(new URL(url).pathname.split('/').at(-1) ?? '')
    return isAllowed ? { body: JSON.stringify(received.correspondenceId) } : { status: 403, body: '' }
  })
  const database = openStore(temporaryFolder())
  onTestFinished(() => database.close())
  const clock = createLeapingClock()
  const nothing = () => undefined
  const chosen = new Set(['one', 'shared', 'other'])
  const ports: MessagePorts = {
    ...{ clock, random: countingRandom(), disk: systemDisk, log: silentLog, database, correspondence },
    ...{ sealer: createTestVault(database).texts, readyToSeal: async () => success(null) },
    throttle: { pass: (_way, stream) => stream },
    isPaused: () => false,
    accessOf: async () => success(access),
    organisationOf: (_profileId, number) => ({ number, name: null }),
    serviceOf: (_profileId, id) => ({
      ...{ id, title: null, owner: null, ownerOrganisation: null, confidential: null, forwarding: null },
    }),
    takeFiles(ids) {
      for (const id of ids) chosen.delete(id)
      return success(ids.map(taken))
    },
    lookAtFiles: (ids) => success(ids.map(taken)),
    stillChosen: (ids) =>
      ids
        .filter((id) => chosen.has(id))
        .map((id) => ({ id, name: id, size: 1, folder: '', note: null, fault: null })),
    openFile: () => {
      throw new Error('There is no file')
    },
    async releaseFile({ path }) {
      released.push(path)
    },
    save: async () => failure(fault('internal')),
    isSaved: async () => success(false),
    ...{ inboxChanged: nothing, sentChanged: nothing, failed: nothing },
  }
  return { ports, clock, calls, released, database, allow: () => (isAllowed = true) }
}

const received: ReceivedRecord = {
  ...{ id: 'letter', profileId, correspondenceId: '7d0b4a52-0000-4000-8000-000000000001', serviceId: 'brev' },
  ...{ sender: '310904473', state: 'new', unread: true, needsConfirmation: false, publishedAt: 1 },
  facts: {
    ...{ title: 'Vedtak', summary: '', body: 'Hei', language: 'nb', senderName: '', reference: '' },
    ...{ dueAt: null, confidential: false, allowsForwarding: false, replyOptions: [] },
    ...{ externalReferences: [], properties: {} },
  },
  ...{ closed: null, confirmedAt: null, pending: null, attempts: 0, fault: null, retryAt: null },
}

it('a sender is told that a message was read also when the service refused that at first', async () => {
  const { ports, clock, calls, database, allow } = setUp()
  const rows = createReceivedRows(database, ports.sealer)
  rows.insert(received, [], '', 0)
  const receiving = createReceiving(rows, ports)
  receiving.start()
  onTestFinished(() => receiving.stop())
  const refused = await receiving.act('letter', 'read')
  expect(refused.ok).toBe(false)
  expect(rows.get('letter')).toMatchObject({ state: 'read', pending: 'read' })
  expect(rows.get('letter')?.retryAt).toBeGreaterThan(clock.now())
  const before = calls.length
  allow()
  clock.leap(60 * 60_000)
  await expect.poll(() => rows.get('letter')).toMatchObject({ pending: null, fault: null })
  expect(calls.length).toBeGreaterThan(before)
})

it('a draft that is thrown away takes our copies of its files along, and none that another draft has', async () => {
  const { ports, database, released } = setUp()
  const outbox = createOutbox(createSentRows(database, ports.sealer), ports)
  const draft = (fileIds: readonly string[]) => {
    const letter = { serviceId: 'brev', recipients: [], title: '', body: '', language: 'nb', fileIds }
    const saved = outbox.saveDraft(profileId, null, messageOrderSchema.parse(letter))
    return saved.ok ? saved.value.id : ''
  }
  const first = draft(['one', 'shared', 'gone'])
  draft(['shared', 'other'])
  outbox.removeDraft(first)
  expect(released).toEqual(['one'])
  const left = await outbox.drafts(profileId)
  expect(left.map(({ files }) => files?.map(({ id }) => id))).toEqual([['shared', 'other']])
})
