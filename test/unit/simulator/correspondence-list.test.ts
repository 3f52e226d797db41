/** The list and its rules, the odd ones too: correspondence.md §1.6. */
import { expect, test } from 'vitest'
import { freshSimulator, sharedSimulator } from './altinn.ts'
import {
  asRecipient,
  asSender,
  correspondentOf,
  messageRefusal,
  nordlys,
  plainService,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const recipient = () => correspondentOf(simulator(), nordlys, asRecipient)

test('newest first, own reference exact, each role its own', async () => {
  const from = await sender()
  const sendersReference = 'liste 1'
  const ids = [
    await from.send({ correspondence: { sendersReference } }),
    await from.send({ correspondence: { sendersReference } }),
  ]
  await from.send({ correspondence: { sendersReference: 'liste 11' } })
  const newestFirst = ids.toReversed()
  expect(await from.list({ role: 'Sender', sendersReference })).toEqual(newestFirst)
  const to = await recipient()
  expect(await to.list({ role: '0', sendersReference })).toEqual(newestFirst)
  expect(await to.list({ role: 'sender', sendersReference })).toEqual([])
  expect(await to.list({ role: 'Recipient', resourceId: `urn:altinn:resource:${plainService}` })).toEqual([])
})

test('a status means «has ever had», and a recipient never finds what was not published', async () => {
  const from = await sender()
  const to = await recipient()
  const sendersReference = 'status'
  const id = await from.send({ correspondence: { sendersReference } })
  await to.overview(id)
  const find = (who: typeof to, role: string, status: string) => who.list({ role, status, sendersReference })
  expect(await find(to, 'Recipient', 'Published')).toEqual([id])
  await simulator().control.request('POST', '/message/act', { id, action: 'read' })
  expect(await find(to, 'Recipient', 'Published')).toEqual([id])
  expect(await find(to, 'Recipient', '4')).toEqual([id])
  expect(await find(to, 'Recipient', 'Fetched')).toEqual([])
  expect(await find(to, 'Recipient', 'ReadyForPublish')).toEqual([])
  expect(await find(from, 'Sender', 'readyforpublish')).toEqual([id])
})

test('with both roles at once even what is not published yet is seen, whatever the status asked for', async () => {
  const from = await sender()
  const to = await recipient()
  const sendersReference = 'lekkasje'
  const requestedPublishTime = new Date(Date.now() + 86_400_000).toISOString()
  const id = await from.send({ correspondence: { sendersReference, requestedPublishTime } })
  expect(await to.list({ role: 'Recipient', sendersReference })).toEqual([])
  expect(await to.list({ role: 'RecipientAndSender', sendersReference, status: 'Confirmed' })).toEqual([id])
})

test('the bounds are on the publish time and belong to neither side', async () => {
  const from = await sender()
  const at = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const before = new Date(Date.parse(at) - 1).toISOString()
  const after = new Date(Date.parse(at) + 1).toISOString()
  const sendersReference = 'grenser'
  const id = await from.send({ correspondence: { sendersReference, requestedPublishTime: at } })
  const between = (bounds: Readonly<Record<string, string>>) =>
    from.list({ role: 'Sender', sendersReference, ...bounds })
  expect(await between({ from: before, to: after })).toEqual([id])
  expect(await between({ from: at })).toEqual([])
  expect(await between({ to: at })).toEqual([])
  const wrong = new URLSearchParams({ resourceId: plainService, role: 'Sender', from: after, to: before })
  expect(await messageRefusal(await from.call('GET', `/correspondence?${wrong.toString()}`))).toBe('400 1027')
})

test.each([
  ['no role', ''],
  ['a role that is none', 'role=Begge'],
  ['a status that is none', 'role=Sender&status=Lest'],
  ['nine bare digits', `role=Sender&onBehalfOf=${nordlys}`],
  ['a key that is no id', 'role=Sender&idempotentKey=1'],
])('%s is refused as a wrong model', async (_what, query) => {
  const answer = await (await sender()).call('GET', `/correspondence?resourceId=${plainService}&${query}`)
  expect(await messageRefusal(answer)).toBe('400 STD-00000')
})

test('of more than a thousand the newest thousand are told, without a word of the others', async () => {
  const own = await freshSimulator()
  const from = await correspondentOf(own, 'Fjordby kommune', asSender)
  const weights = [3, 2, 7, 6, 5, 4, 3, 2]
  const recipients: string[] = []
  for (let number = 20_000_000; recipients.length < 500; number += 1) {
    const sum = weights.reduce((total, weight, index) => total + weight * Number(String(number)[index]), 0)
    const digit = (11 - (sum % 11)) % 11
    if (digit < 10) recipients.push(`0192:${number}${digit}`)
  }
  for (const reference of ['1', '2', '3']) {
    const sent = await from.begin({ correspondence: { sendersReference: reference }, top: { recipients } })
    expect(sent.correspondences.map(({ recipient: to }) => to.slice(-9))).toEqual(
      recipients.map((to) => to.slice(5)),
    )
  }
  expect(await from.list({ role: 'Sender' })).toHaveLength(1_000)
  expect(await from.list({ role: 'Sender', sendersReference: '1' })).toHaveLength(500)
})
