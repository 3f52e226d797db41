import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Broker, Overview } from '../../../main/altinn/broker/types.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { otherOrganisation } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { outgoingDesk } from '../../support/transfers.ts'

const fileTransferId = '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c'
const checksum = createHash('md5').update('brev').digest('hex')

function overview(status: Overview['status'], more: Partial<Overview> = {}): Overview {
  return {
    ...{ fileTransferId, resourceId: 'service', fileName: 'a.txt', reference: 'r', checksum: null },
    ...{ useVirusScan: true, size: 4, status, statusText: '', statusChangedAt: 5, createdAt: 1 },
    ...{ expiresAt: 9e12, publishedAt: null, sender: '310904473', properties: {} },
    recipients: [{ organisation: otherOrganisation, status: 'Initialized', changedAt: 4 }],
    ...more,
  }
}

function setUp(answer: (id: string) => Result<Overview> | Promise<Result<Overview>>) {
  const clock = createFakeClock()
  const broker: Broker = {
    ...createModelBroker([], clock.now),
    overview: (_access, id) => Promise.resolve(answer(id)),
  }
  const desk = outgoingDesk(broker, clock)
  const look = (id: string) => desk.watching.look(desk.get(id), new AbortController().signal)
  return { clock, desk, look }
}

const failed = { state: 'failed', fileTransferId, uploadedAt: 5, fault: fault('malware-found') } as const

test('why a file failed is still said after the service has been asked once more', async () => {
  const { desk, look } = setUp(() => success(overview('Failed')))
  const { id } = desk.add('brev', failed)
  await look(id)
  expect(desk.get(id)).toMatchObject({ state: 'failed', fault: { code: 'malware-found' }, lookAt: null })
})

test('a recipient who fetched a failed file changes nothing in why it failed', async () => {
  const fetched = { organisation: otherOrganisation, status: 'DownloadStarted', changedAt: 9 } as const
  const { desk, look } = setUp(() => success(overview('Published', { recipients: [fetched] })))
  const { id } = desk.add('brev', { ...failed, fault: fault('upload-checksum-mismatch') })
  await look(id)
  expect(desk.get(id).fault?.code).toBe('upload-checksum-mismatch')
  expect(desk.rows.recipients(id)).toMatchObject([{ status: 'fetched' }])
})

test('a look that found no network neither hides why a file failed nor begins to follow it again', async () => {
  const { desk, look } = setUp(() => failure(fault('offline')))
  const { id } = desk.add('brev', failed)
  await look(id)
  expect(desk.get(id)).toMatchObject({ state: 'failed', fault: { code: 'malware-found' }, lookAt: null })
})

test('a look that found no network is made again, and a later one that went well removes what it said', async () => {
  let online = false
  const { clock, desk, look } = setUp(() =>
    online ? success(overview('UploadProcessing')) : failure(fault('offline')),
  )
  const { id } = desk.add('brev', { state: 'processing', fileTransferId, uploadedAt: clock.now() })
  await look(id)
  expect(desk.get(id)).toMatchObject({ state: 'processing', fault: { code: 'offline' } })
  expect(desk.get(id).lookAt).toBeGreaterThan(clock.now())
  online = true
  await look(id)
  expect(desk.get(id)).toMatchObject({ state: 'processing', fault: null })
})

test('an answer about a transfer that has been given up meanwhile says nothing about the new one', async () => {
  const { desk, look } = setUp((id) => {
    expect(id).toBe(fileTransferId)
    desk.rows.update(row.id, { fileTransferId: 'another', state: 'uploading', fault: null }, 7)
    return success(overview('Failed', { statusText: 'Malware' }))
  })
  const row = desk.add('brev', failed)
  await look(row.id)
  expect(desk.get(row.id)).toMatchObject({ state: 'uploading', fault: null, fileTransferId: 'another' })
})

test('our own copy is let go only when the service has told the checksum, and it is ours', async () => {
  let known: string | null = null
  const { desk, look } = setUp(() => success(overview('Published', { checksum: known })))
  const { id } = desk.add('brev', { state: 'processing', fileTransferId, uploadedAt: 5, checksum })
  await look(id)
  expect(desk.get(id).state).toBe('published')
  expect(desk.compared).toEqual([])
  known = checksum
  await look(id)
  expect(desk.compared).toEqual([id])
})

test('our own copy is kept when the checksum is another, or when we have none to compare', async () => {
  const { desk, look } = setUp(() => success(overview('Published', { checksum: 'f'.repeat(32) })))
  const other = desk.add('brev', { state: 'processing', fileTransferId, uploadedAt: 5, checksum })
  const unknown = desk.add('brev', { state: 'processing', fileTransferId, uploadedAt: 5 })
  await look(other.id)
  await look(unknown.id)
  expect(desk.get(other.id).state).toBe('failed')
  expect(desk.compared).toEqual([])
})
