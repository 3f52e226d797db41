/** The pages a person clicks through, without a browser: forms, what they lead to, and what they keep out. */
import { expect, test } from 'vitest'
import { sharedSimulator } from './altinn.ts'
import {
  everydayScopes,
  fishery,
  generalPackage,
  newClient,
  newKey,
  nursery,
  rightsBody,
  vendorOf,
} from './newcomer.ts'
import type { RequestAnswer } from './newcomer.ts'

const simulator = sharedSimulator()
const selfService = () => simulator().handover.environment.maskinporten.selfService

/** Sends a form as a browser does, and answers the page it ends at. */
async function submit(
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly status: number; readonly text: string }> {
  const { origin } = new URL(url)
  const answer = await fetch(url, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) })
  return { url: answer.url, status: answer.status, text: await answer.text() }
}
const open = async (url: string): Promise<string> => (await fetch(url)).text()

test('from the list of organisations to a client with key and scopes, by forms alone', async () => {
  const start = await open(selfService())
  expect(start).toContain('Solbakken barnehage SA')
  expect(start).not.toContain('Skatteverket')
  const organisation = `${selfService()}/${nursery}`
  const early = await submit(organisation, { action: 'create-client', name: 'Filer', type: 'maskinporten' })
  expect(early).toMatchObject({
    status: 400,
    text: expect.stringContaining('PRECONDITION_REQUIRED') as string,
  })
  expect((await submit(organisation, { action: 'accept-terms' })).text).toContain('Bruksvilkårene er godtatt')
  const made = await submit(organisation, { action: 'create-client', name: 'Filer', type: 'maskinporten' })
  const clientId = /<code id="client-id">([^<]+)</.exec(made.text)?.[1] ?? ''
  expect(made.url).toContain(clientId)
  const page = made.url.split('?')[0] ?? ''
  const { publicJwk } = await newKey()
  const added = await submit(page, { action: 'add-key', key: JSON.stringify(publicJwk) })
  expect(added.text).toContain(publicJwk.kid)
  expect(added.text).toMatch(/<td>20\d\d-\d\d-\d\d<\/td>/)
  // Only what is open can be added before anything is granted.
  expect(added.text).toContain('value="altinn:events.subscribe"')
  expect(added.text).not.toContain('value="altinn:broker.read"')
  const asked = await submit(organisation, { action: 'ask-scope', scope: everydayScopes[0] })
  expect(asked.text).toContain('Forespørselen er sendt')
  await simulator().control.state()
  expect(await open(page)).toContain('value="altinn:broker.read"')
  await submit(page, { action: 'add-scope', scope: everydayScopes[0] })
  const { clients } = await simulator().control.state()
  expect(clients.find((client) => client.clientId === clientId)).toMatchObject({
    organisation: nursery,
    scopes: [everydayScopes[0]],
    keys: [{ kid: publicJwk.kid }],
  })
  await submit(page, { action: 'remove-scope', scope: everydayScopes[0] })
  expect((await submit(page, { action: 'remove-key', kid: publicJwk.kid })).text).toContain('ingen nøkler')
  expect((await submit(page, { action: 'remove-client' })).text).toContain('Klienten er slettet')
})

test('the private part of a key is refused with a warning and is not shown again', async () => {
  const client = await newClient(simulator(), fishery)
  const { privateJwk } = await newKey()
  const page = `${selfService()}/${fishery}/${client.clientId}?lang=en`
  const answer = await submit(page, { action: 'add-key', key: JSON.stringify({ ...privateJwk, kid: 'a' }) })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('This is the private part of the key')
  expect(answer.text).not.toContain(String(privateJwk.d))
})

test('an approval page shows who asks for what, refuses who may not give it, and approves once', async () => {
  const vendor = await vendorOf(simulator(), await newClient(simulator(), fishery))
  await vendor.register(rightsBody({ packages: [generalPackage], resources: ['ovelse-smafiler'] }))
  const asked = await vendor.ask(rightsBody({ packages: [generalPackage], resources: ['ovelse-smafiler'] }))
  const { id, confirmUrl } = (await asked.json()) as RequestAnswer
  const page = await open(confirmUrl)
  for (const text of ['Havsund Fisk AS', vendor.systemId, 'Informasjon og kommunikasjon', 'Små filer']) {
    expect(page).toContain(text)
  }
  const refused = await submit(confirmUrl, { verdict: 'approve', who: 'employee' })
  expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('AUTH-00066') as string })
  expect((await submit(confirmUrl, { verdict: 'escalate', who: 'employee' })).text).toContain('sendt videre')
  const escalated = (await (
    await vendor.call('GET', `/systemuser/request/vendor/${id}`)
  ).json()) as RequestAnswer
  expect(escalated).toMatchObject({ status: 'New', escalated: true })
  expect((await submit(confirmUrl, { verdict: 'approve', who: 'manager' })).text).toContain('er godkjent')
  // Whoever clicks twice, or changes their mind, reads how it stands.
  expect((await submit(confirmUrl, { verdict: 'reject' })).text).toContain('er godkjent')
  expect((await fetch(confirmUrl.replace(id, 'finnes-ikke'))).status).toBe(404)
})

test('both pages speak English when asked to, and their links stay there', async () => {
  const english = await open(`${selfService()}/${fishery}?lang=en`)
  expect(english).toContain('<html lang="en">')
  expect(english).toContain('Create client')
  expect(english).toMatch(/href="\/selvbetjening\?lang=en"/)
})

/**
 * Attack: a name of a client, or a reference in an address, carries markup that would run in the person's browser.
 * Attack: a page elsewhere posts a form here to make a client, or to approve a request it knows.
 */
test('what somebody wrote is text and never markup, no script would run, and forms of other pages are refused', async () => {
  const evil = '<script>alert(1)</script>"\'&'
  const organisation = `${selfService()}/${fishery}`
  await simulator().control.selfService.acceptTerms(fishery)
  const made = await submit(organisation, { action: 'create-client', name: evil, type: 'maskinporten' })
  expect(made.text).not.toContain('<script')
  expect(await open(`${organisation}?lang=nb&x=${encodeURIComponent(evil)}`)).not.toContain('<script')
  const { headers } = await fetch(organisation)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/script-src|unsafe/)
  const { clients: before } = await simulator().control.state()
  for (const origin of ['https://evil.example', 'null']) {
    const answer = await fetch(organisation, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ action: 'create-client', name: 'Innsmuglet', type: 'maskinporten' }),
    })
    expect(answer.status).toBe(403)
  }
  expect((await simulator().control.state()).clients).toHaveLength(before.length)
})
