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
  const statuses = async (): Promise<readonly string[]> => {
    const { transfers } = await control.state()
    return ids.map((id) => {
      const found = transfers.find((transfer) => transfer.id === id)
      return `${found?.status ?? ''} ${found?.recipients[0]?.status ?? ''}`
    })
  }
  // Longer than any of the pauses, and only Broker's clock.
  await control.advance(7_000, 'broker')
  expect(await statuses()).toEqual(['Published Initialized', 'Published Initialized'])
  await control.advance(7_000, 'broker')
  expect(await statuses()).toEqual(['Published DownloadStarted', 'Published DownloadStarted'])
  await control.advance(7_000, 'broker')
  expect(await statuses()).toEqual(Array(2).fill('AllConfirmedDownloaded DownloadConfirmed'))
  await control.advance(121_000, 'broker')
  const after = await sender.search({ role: 'Recipient' })
  expect(after).toHaveLength(before.length + 1)
  const answer = await sender.download(after[0] ?? '')
  expect(await answer.text()).toContain('Takk for «a.txt»')
})
