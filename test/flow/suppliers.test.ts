/**
 * One supplier acts for several customers, each through the customer's own system user: with one client and one key,
 * nothing of one customer may reach another.
 */
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { systemClock } from '../../main/lib/clock.ts'
import { createLog } from '../../main/lib/log.ts'
import { createNetwork } from '../../main/lib/network.ts'
import type { OfficeNetwork } from '../../main/ports.ts'
import { services, startWorld, type World } from '../support/flow.ts'

const supplier = '311467204'
const nursery = '213754084'
const shipyard = '313772403'
const scopes = [
  ...['altinn:broker.read', 'altinn:broker.write', 'altinn:authentication/systemregister.write'],
  ...['altinn:authentication/systemuser.request.write', 'altinn:authentication/systemuser.request.read'],
]

interface Call {
  /** Whose system user the token was for. */
  readonly actor: string
  /** The number in the body's sender, where there is a body. */
  readonly sender: string | null
}

/** Notes on whose behalf Broker was called. */
function listening(): { readonly network: OfficeNetwork; readonly calls: Call[] } {
  const real = createNetwork({
    version: 'test',
    log: createLog({ write: () => undefined, clock: systemClock }),
  })
  const calls: Call[] = []
  const ownerOf = (token: string): string => {
    const [detail] = decodeJwt<{ authorization_details?: { systemuser_org: { ID: string } }[] }>(token)
      .authorization_details ?? [undefined]
    return detail?.systemuser_org.ID.replace('0192:', '') ?? 'nobody'
  }
  return {
    calls,
    network: {
      ...real,
      request(request) {
        const token = /^Bearer (.+)$/u.exec(request.headers['Authorization'] ?? '')?.[1]
        if (token !== undefined && request.url.includes('/broker/')) {
          const body = typeof request.body === 'string' ? request.body : ''
          const sender = /"sender":"0192:(\d{9})"/u.exec(body)?.[1] ?? null
          calls.push({ actor: ownerOf(token), sender })
        }
        return real.request(request)
      },
    },
  }
}

async function getIn({ engine, simulator }: World): Promise<string> {
  const { selfService } = simulator.control
  const { id: profileId } = await engine.call('profiles.create', {
    ...{ environmentId: 'practice', organisation: supplier },
  })
  const key = await engine.call('keys.make', { profileId })
  await selfService.acceptTerms(supplier)
  const clientId = await selfService.createClient(supplier)
  await selfService.addKey(clientId, key.publicJwk ?? '')
  await selfService.grant(supplier, ...scopes)
  await selfService.addScope(clientId, ...scopes)
  await engine.call('profiles.setClient', { profileId, clientId })
  return profileId
}

/** A customer, from its number to an approved system user. */
async function takeOn({ engine, simulator }: World, supplierProfileId: string, organisation: string) {
  const { id: profileId } = await engine.call('profiles.create', {
    ...{ environmentId: 'practice', organisation, supplierProfileId },
  })
  await engine.call('profiles.addService', { profileId, serviceId: services.open })
  await engine.call('system.register', { profileId })
  await engine.call('systemUser.request', { profileId })
  const { requests } = await simulator.control.systemUsers.list()
  const asked = requests.find((request) => request.organisation === organisation)
  await simulator.control.systemUsers.approve(asked?.id ?? '')
  return profileId
}

/** How the system user stands; one that has been approved is taken into use. */
async function systemUserOf({ engine }: World, profileId: string) {
  const { steps } = await engine.call('setup.check', { profileId, step: 'system-user' })
  const step = steps.find(({ id }) => id === 'system-user')
  return step?.fault?.code ?? step?.state
}

test('two customers of one supplier never see or send each other’s files, and one that is lost leaves the other', async () => {
  const { network, calls } = listening()
  const world = await startWorld({ network })
  const { engine, simulator, nordlys } = world
  const supplierProfile = await getIn(world)
  const one = await takeOn(world, supplierProfile, nursery)
  const other = await takeOn(world, supplierProfile, shipyard)
  for (const profileId of [one, other]) expect(await systemUserOf(world, profileId)).toBe('ok')

  const sendAs = async (profileId: string, name: string, to: string) => {
    const { files } = await engine.call('files.register', { paths: [world.file(name, `from ${name}`)] })
    const order = {
      profileId,
      fileIds: files.map(({ id }) => id),
      serviceId: services.open,
      recipients: [to],
    }
    return (await engine.call('outgoing.send', order)).ids[0]!
  }
  calls.length = 0
  const sent = [
    await sendAs(one, 'barnehage.txt', nordlys.organisation.number),
    await sendAs(other, 'verft.txt', nordlys.organisation.number),
    await sendAs(one, 'fra-kunde-til-kunde.txt', shipyard),
  ]
  const details = await Promise.all(sent.map((id) => engine.sent(id, 'published')))
  const begun = calls.filter(({ sender }) => sender !== null)
  expect(begun.map(({ sender }) => sender).toSorted()).toEqual([nursery, nursery, shipyard])
  // The token is the sender's own, whichever way the two have overtaken each other.
  for (const { actor, sender } of begun) expect(actor).toBe(sender)

  const names = async (profileId: string) =>
    (await engine.call('outgoing.list', { profileId, limit: 50 })).items
      .map(({ fileName }) => fileName)
      .toSorted()
  expect(await names(one)).toEqual(['barnehage.txt', 'fra-kunde-til-kunde.txt'])
  expect(await names(other)).toEqual(['verft.txt'])
  expect(await names(supplierProfile)).toEqual([])

  engine.clock.skip(61_000)
  for (const profileId of [one, other]) await engine.call('inbox.refresh', { profileId })
  const inboxOf = async (profileId: string) =>
    (await engine.call('inbox.list', { profileId, limit: 50 })).items.map(
      ({ fileTransferId }) => fileTransferId,
    )
  const between = details[2]?.fileTransferId ?? ''
  expect(await inboxOf(other)).toContain(between)
  expect(await inboxOf(one)).not.toContain(between)

  // One customer takes its system user back: the other goes on.
  const { systemUsers } = await simulator.control.systemUsers.list()
  await simulator.control.systemUsers.remove(
    systemUsers.find(({ organisation }) => organisation === shipyard)?.id ?? '',
  )
  expect(await systemUserOf(world, other)).toBe('system-user-missing')
  expect(await systemUserOf(world, one)).toBe('ok')
  // What lapses is the supplier's key, and both are told.
  await engine.call('setup.check', { profileId: one, step: 'client' })
  const { entries } = await engine.call('calendar.list', {})
  for (const profileId of [supplierProfile, one, other])
    expect(entries.filter((entry) => entry.profileId === profileId && entry.kind === 'key')).toHaveLength(1)
  expect(await engine.refused('profiles.remove', { profileId: supplierProfile })).toBe('profile-in-use')
})
