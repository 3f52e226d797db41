/** In practice speed the partners read, download, confirm and answer by themselves. */
import { expect, test } from 'vitest'
import { freshSimulator } from './altinn.ts'
import { asRecipient, asSender, bakery, correspondentOf, messageState } from './correspondence.ts'

test('a partner reads, downloads and confirms a letter, and one answer comes back', async () => {
  const simulator = await freshSimulator({ speed: 'practice' })
  const { control } = simulator
  const from = await correspondentOf(simulator, 'Fjordby kommune', asSender)
  const own = await correspondentOf(simulator, 'Fjordby kommune', asRecipient)
  const file = (await (await from.attach()).json()) as string
  await from.upload(file, 'innhold')
  // The scan.
  await control.advance(7_000, 'broker')
  const dueDateTime = new Date(Date.now() + 9 * 86_400_000).toISOString()
  const { correspondences } = await from.begin({
    correspondence: { isConfirmationNeeded: true, dueDateTime },
    top: { recipients: [`0192:${bakery}`], existingAttachments: [file] },
  })
  // Dialog, publication, and four things to do: each advance is longer than the pause before the next of them.
  for (let step = 0; step < 6; step += 1) await control.advance(7_000, 'broker')
  const { messages } = await messageState(simulator)
  expect(messages.find(({ id }) => id === correspondences[0]?.correspondenceId)?.history).toEqual([
    ...['ReadyForPublish', 'Published', 'Fetched', 'Read', 'AttachmentsDownloaded', 'Confirmed'],
  ])
  await control.advance(121_000, 'broker')
  const [answer] = await own.list({ role: 'Recipient', resourceId: 'ovelse-melding-bakeriet' })
  expect((await own.overview(answer ?? '')).content).toMatchObject({
    messageTitle: 'Svar: Tittel',
    attachments: [{ fileName: 'Svar.txt' }],
  })
})
