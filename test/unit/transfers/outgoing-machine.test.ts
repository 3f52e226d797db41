import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileTransferStatus, Overview, RecipientStatus } from '../../../main/altinn/broker/types.ts'
import { applyOverview, lookAgainAfter } from '../../../main/transfers/outgoing-machine.ts'
import type { RecipientRecord } from '../../../main/transfers/outgoing-rows.ts'
import type { OutgoingState } from '../../../preload/contract/models.ts'

const statuses: readonly FileTransferStatus[] = [
  'Initialized',
  'UploadStarted',
  'UploadProcessing',
  'Published',
  'AllConfirmedDownloaded',
  'Purged',
  'Failed',
]
const recipientStatuses: readonly RecipientStatus[] = ['Initialized', 'DownloadStarted', 'DownloadConfirmed']
const progressOf: readonly OutgoingState[] = [
  'uploading',
  'processing',
  'published',
  'fetched',
  'confirmed',
  'purged',
]

function overview(
  status: FileTransferStatus,
  recipients: readonly RecipientStatus[],
  more: Partial<Overview> = {},
): Overview {
  return {
    ...{ fileTransferId: 'id', resourceId: 'service', fileName: 'a.txt', reference: 'r', checksum: null },
    ...{
      useVirusScan: true,
      size: 1,
      statusText: '',
      statusChangedAt: 5,
      createdAt: 1,
      expiresAt: 99,
      publishedAt: 3,
    },
    ...{ sender: '310904473', properties: {}, status },
    recipients: recipients.map((one, index) => ({
      organisation: `99182582${index}`,
      status: one,
      changedAt: 4,
    })),
    ...more,
  }
}
const anyOverview = fc
  .tuple(
    fc.constantFrom(...statuses),
    fc.array(fc.constantFrom(...recipientStatuses), { minLength: 1, maxLength: 3 }),
  )
  .map(([status, recipients]) => overview(status, recipients))

describe('what the service says about a transfer', () => {
  test('never sets it back, in whatever order the answers come', () => {
    fc.assert(
      fc.property(fc.array(anyOverview, { maxLength: 20 }), (answers) => {
        let state: OutgoingState = 'processing'
        let recipients: RecipientRecord[] = []
        for (const answer of answers) {
          const change = applyOverview({ state, checksum: null }, recipients, answer)
          if (change === null) continue
          if (change.state !== 'failed' && state !== 'failed') {
            expect(progressOf.indexOf(change.state)).toBeGreaterThanOrEqual(progressOf.indexOf(state))
          }
          if (state === 'failed') expect(change.state).toBe('failed')
          const organisations = new Set(change.recipients.map(({ organisation }) => organisation))
          recipients = [
            ...recipients.filter(({ organisation }) => !organisations.has(organisation)),
            ...change.recipients,
          ]
          state = change.state
        }
      }),
    )
  })

  test('said twice changes nothing the second time', () => {
    fc.assert(
      fc.property(anyOverview, (answer) => {
        const first = applyOverview({ state: 'processing', checksum: null }, [], answer)
        if (first === null) return
        expect(applyOverview({ state: first.state, checksum: null }, first.recipients, answer)).toBeNull()
      }),
    )
  })

  test('in a checksum that is not ours stops the transfer, even when it is published', () => {
    const answer = overview('Published', ['Initialized'], { checksum: 'b'.repeat(32) })
    const change = applyOverview({ state: 'processing', checksum: 'a'.repeat(32) }, [], answer)
    expect(change).toMatchObject({ state: 'failed', fault: { code: 'upload-checksum-mismatch' } })
  })

  test.each([
    ['Malware scan failed: EICAR', 'malware-found'],
    ['Checksum mismatch', 'upload-checksum-mismatch'],
    ['Transfer was stuck in UploadStarted', 'upload-expired'],
    ['Error occurred while uploading fileTransfer', 'upload-failed'],
  ])('in the words «%s» tells the person why', (statusText, code) => {
    const change = applyOverview(
      { state: 'processing', checksum: null },
      [],
      overview('Failed', ['Initialized'], { statusText }),
    )
    expect(change?.fault?.code).toBe(code)
  })

  test('about one recipient of two is «fetched», and only all of them is «received by all»', () => {
    const one = applyOverview(
      { state: 'published', checksum: null },
      [],
      overview('Published', ['DownloadConfirmed', 'Initialized']),
    )
    expect(one?.state).toBe('fetched')
    const all = applyOverview(
      { state: 'fetched', checksum: null },
      [],
      overview('AllConfirmedDownloaded', ['DownloadConfirmed', 'DownloadConfirmed']),
    )
    expect(all?.state).toBe('confirmed')
    expect(all?.facts.map(({ step }) => step)).toContain('all-confirmed')
  })
})

test('a transfer that has reached its end is not asked about again, every other one is', () => {
  for (const state of ['confirmed', 'purged', 'failed', 'cancelled'] as const)
    expect(lookAgainAfter(state, 0, null, 1)).toBeNull()
  for (const state of ['processing', 'published', 'fetched'] as const) {
    for (const age of [0, 3 * 60_000, 60 * 60_000, 86_400_000 * 20])
      expect(lookAgainAfter(state, age, null, 1)).toBeGreaterThan(0)
  }
})

test('ten thousand that wait for their recipients leave most calls of a minute to what is on its way', () => {
  const callsAMinute =
    (10_000 * 60_000) / (lookAgainAfter('published', 60 * 60_000, 'Published', 10_000) ?? 0)
  expect(callsAMinute).toBeLessThanOrEqual(40)
  // What the service is still working on is asked about as often as if it were alone.
  const alone = lookAgainAfter('processing', 60_000, 'UploadProcessing', 1)
  expect(lookAgainAfter('processing', 60_000, 'UploadProcessing', 10_000)).toBe(alone)
  expect(lookAgainAfter('published', 60_000, 'Published', 3)).toBe(alone)
})
