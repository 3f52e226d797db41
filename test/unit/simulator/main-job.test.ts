import { expect, test } from 'vitest'
import { callerOf, freshSimulator } from './altinn.ts'

test('a file goes from initialize to confirmed, as the documents say', async () => {
  const simulator = await freshSimulator()
  const sender = await callerOf(simulator, 'Fjordby kommune')
  const recipient = await callerOf(simulator, 'Nordlys Regnskap AS')
  const id = await sender.begin([recipient.number])
  expect((await sender.overview(id)).fileTransferStatus).toBe('Initialized')
  const uploaded = await sender.upload(id, 'Hei på deg')
  expect([uploaded.status, await uploaded.json()]).toEqual([200, { fileTransferId: id }])
  await simulator.control.state()

  expect(await recipient.search({ status: 'Published', recipientStatus: 'Initialized' })).toContain(id)
  const published = await recipient.overview(id)
  expect(published).toMatchObject({ fileTransferStatus: 'Published', fileTransferSize: 11 })
  const downloaded = await recipient.download(id)
  expect([downloaded.status, await downloaded.text()]).toEqual([200, 'Hei på deg'])
  expect(downloaded.headers.get('content-disposition')).toBe(
    "attachment; filename=a.txt; filename*=UTF-8''a.txt",
  )
  const confirmed = await recipient.confirm(id)
  expect([confirmed.status, await confirmed.text()]).toEqual([204, ''])
  expect((await sender.overview(id)).fileTransferStatus).toBe('AllConfirmedDownloaded')
})
