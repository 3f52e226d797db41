/** Events that a desktop pulls, with the traps that lie in them. platform.md §5.2. */
import { expect, test } from 'vitest'
import {
  altinnToken,
  callerOf,
  freshSimulator,
  maskinportenToken,
  service,
  sharedSimulator,
} from './altinn.ts'
import type { Simulator } from '../../support/simulator.ts'

const simulator = sharedSimulator()
const nordlys = '311556207'
const scope = 'altinn:events.subscribe'
const subject = (organisation: string): string => `urn:altinn:organization:identifier-no:${organisation}`

interface Event {
  readonly id: string
  readonly type: string
  readonly subject: string
}
interface Page {
  readonly status: number
  readonly next: string | null
  readonly events: readonly Event[]
}

async function reader(at: Simulator, organisation = nordlys, systemUser = true) {
  const token = await altinnToken(at, at.client(organisation), { scope, systemUser })
  const { platform } = at.handover.environment.altinn
  return async (query: Readonly<Record<string, string>>, headers = {}): Promise<Page> => {
    const search = new URLSearchParams({ resource: `urn:altinn:resource:${service}`, after: '0', ...query })
    const answer = await fetch(`${platform}/events/api/v1/events?${search.toString()}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
    const text = await answer.text()
    const events = answer.status === 200 ? (JSON.parse(text) as Event[]) : []
    return { status: answer.status, next: answer.headers.get('next'), events }
  }
}
const half = (at: Simulator): Promise<void> => at.control.advance(31_000, 'broker')

test('an event appears after thirty seconds, and pages are followed until an empty one', async () => {
  const at = await freshSimulator()
  const pull = await reader(at)
  const mine = { subject: subject(nordlys), type: 'no.altinn.broker.published' }
  await half(at)
  const before = (await pull({ ...mine, size: '1000' })).events.length
  const sender = await callerOf(at, 'Fjordby kommune')
  for (const content of ['en', 'to', 'tre']) await sender.send([nordlys], content)
  expect((await pull({ ...mine, size: '1000' })).events).toHaveLength(before)
  await half(at)
  const seen: string[] = []
  let page = await pull({ ...mine, size: '2' })
  while (page.next !== null) {
    seen.push(...page.events.map(({ id }) => id))
    const after = new URL(page.next).searchParams.get('after') ?? ''
    expect(after).toBe(page.events.at(-1)?.id)
    page = await pull({ ...mine, size: '2', after })
  }
  expect(page.events).toEqual([])
  expect(seen).toHaveLength(before + 3)
  expect(new Set(seen).size).toBe(seen.length)
})

test('without a subject a page full of others’ events is empty and has no next: the reader is stuck', async () => {
  const at = await freshSimulator()
  await half(at)
  const pull = await reader(at)
  // Fjordby's are the oldest of this world.
  expect(await pull({ size: '1' })).toEqual({ status: 200, next: null, events: [] })
  const all = await pull({ size: '1000' })
  expect(all.events.length).toBeGreaterThan(0)
  expect(new Set(all.events.map((event) => event.subject))).toEqual(new Set([subject(nordlys)]))
})

test('an id that nobody knows any more starts from the beginning without a word', async () => {
  const at = await freshSimulator()
  await half(at)
  const pull = await reader(at)
  const mine = { subject: subject(nordlys) }
  const all = (await pull(mine)).events
  const last = all.at(-1)?.id ?? ''
  expect((await pull({ ...mine, after: last })).events).toEqual([])
  expect((await pull({ ...mine, after: 'finnes-ikke' })).events).toEqual(all)
  await at.control.advance(91 * 86_400_000, 'broker')
  const sender = await callerOf(at, 'Fjordby kommune')
  await sender.send([nordlys], 'ny')
  await half(at)
  const later = (await pull({ ...mine, after: last })).events
  expect(later.map(({ id }) => id)).not.toContain(last)
  expect(later.length).toBeGreaterThan(0)
})

test('others’ events, those of a service one may not follow, and lost ones are not shown; nobody is told', async () => {
  const at = await freshSimulator()
  await at.control.trouble({
    match: { operation: 'event', path: 'published', times: null },
    action: { lostEvent: true },
  })
  const sender = await callerOf(at, 'Fjordby kommune')
  await sender.send([nordlys], 'tapt')
  await half(at)
  const pull = await reader(at)
  const mine = { subject: subject(nordlys), size: '1000' }
  const { transfers } = await at.control.state()
  const own = transfers.filter(
    ({ resourceId, recipients }) =>
      resourceId === service && recipients.some(({ organisation }) => organisation === nordlys),
  )
  const published = (await pull({ ...mine, type: 'no.altinn.broker.published' })).events
  expect(published).toHaveLength(own.length - 1)
  expect((await pull({ subject: subject('213004107') })).events).toEqual([])
  expect((await (await reader(at, nordlys, false))(mine)).events).toEqual([])
  const subjects = ['urn:altinn:accesspackage:informasjon-og-kommunikasjon']
  await at.control.service({ id: service, policy: [{ subjects, actions: ['read', 'write'] }] })
  const { systemUsers } = await at.control.systemUsers.list()
  const user = systemUsers.find(({ organisation }) => organisation === nordlys)
  await at.control.systemUsers.change({ id: user?.id ?? '', rights: [] })
  expect(await pull(mine)).toEqual({ status: 200, next: null, events: [] })
})

test('a question that is not one is refused, and so is a token that is not Altinn’s or lacks the scope', async () => {
  const pull = await reader(simulator())
  const status = async (query: Readonly<Record<string, string>>, headers = {}): Promise<number> =>
    (await pull(query, headers)).status
  expect(await status({ resource: '' })).toBe(400)
  expect(await status({ resource: service })).toBe(400)
  expect(await status({ after: '' })).toBe(400)
  expect(await status({ size: '0' })).toBe(400)
  expect(await status({ size: 'mange' })).toBe(400)
  const both = { 'Altinn-AlternativeSubject': `/organisation/${nordlys}` }
  expect(await status({ subject: subject(nordlys) }, both)).toBe(400)
  expect(await status({}, both)).toBe(200)
  const { platform } = simulator().handover.environment.altinn
  const url = `${platform}/events/api/v1/events?resource=urn:altinn:resource:${service}&after=0`
  const asked = async (token: string): Promise<readonly [number, string]> => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    return [answer.status, await answer.text()]
  }
  const client = simulator().client(nordlys)
  expect(await asked(await altinnToken(simulator(), client, { scope: 'altinn:broker.read' }))).toEqual([
    403,
    '',
  ])
  expect(await asked(await maskinportenToken(simulator(), client, { scope }))).toEqual([401, ''])
})
