/** In practice speed the partners act by themselves: a person who is alone still sees the whole job. */
import { expect, test } from 'vitest'
import { callerOf, freshSimulator } from './altinn.ts'

test('a partner fetches, confirms and answers by itself, and answers no more than once at a time', async () => {
  const simulator = await freshSimulator({ speed: 'practice' })
  const { control } = simulator
  const sender = await callerOf(simulator, 'Fjordby kommune')
  const before = await sender.search({ role: 'Recipient' })
  const ids: string[] = []
  for (const content of ['en', 'to']) ids.push(await sender.send(['310904473'], content))
  // Scan, fetch, confirm: each advance is longer than the pause before the next of them.
  for (let step = 0; step < 3; step += 1) await control.advance(7_000, 'broker')
  const { transfers } = await control.state()
  for (const id of ids) {
    expect(transfers.find((transfer) => transfer.id === id)).toMatchObject({
      history: ['Initialized', 'UploadStarted', 'UploadProcessing', 'Published', 'AllConfirmedDownloaded'],
      recipients: [{ organisation: '310904473', status: 'DownloadConfirmed' }],
    })
  }
  await control.advance(121_000, 'broker')
  const after = await sender.search({ role: 'Recipient' })
  expect(after).toHaveLength(before.length + 1)
  const answer = await sender.download(after[0] ?? '')
  expect(await answer.text()).toContain('Takk for «a.txt»')
})
