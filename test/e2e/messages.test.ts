import { createHash } from 'node:crypto'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { Profile } from '../../preload/contract/models.ts'
import { dropFiles, openWindow, startApplication } from '../support/application.ts'
import { commandLine } from '../support/command-line.ts'

const title = 'Vedtak om skjenkebevilling'
const letters = 'ovelse-melding-fjordby'
const attachments = { 'vedtak.txt': 'innvilget', 'gebyr.csv': 'år;kroner\n2027;9000' }

const fjordby = '213004107'
const nordlys = { number: '311556207', name: 'Nordlys Regnskap AS' }
/** A customer of the accountant, who acts through its client: a profile of its own, with no key of its own. */
const customer = { number: '311467204', name: 'Havsund Fisk AS' }
/** Whoever sends is among them: nothing of what it does as recipient may be mixed with that. */
const recipients = [nordlys, customer, { number: fjordby, name: 'Fjordby kommune' }]

const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** `2026-12-24T12:00` of a day in some weeks, as the browser's field for it takes it. */
const dueDate = () => `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T12:00`

/** A command beside the running window, as this organisation. */
async function run<T>(home: string, number: string, ...words: readonly string[]): Promise<T> {
  const ran = await commandLine(home, [...words, '--profile', number, '--practice', '--json'])
  expect(ran.code, `${words.join(' ')}: ${ran.stdout} ${ran.stderr}`).toBe(0)
  return (JSON.parse(ran.stdout) as { readonly value: T }).value
}

/** From a number to an approved system user that may read letters. */
async function takeOn(page: Page, home: string): Promise<void> {
  const { profiles } = await run<{ readonly profiles: readonly Profile[] }>(
    ...([home, nordlys.number, 'profile', 'list'] as const),
  )
  const supplier = profiles.find(({ organisation }) => organisation.number === nordlys.number)?.id ?? ''
  const order = ['--environment', 'practice', '--org', customer.number, '--supplier', supplier]
  await run(home, nordlys.number, 'profile', 'add', ...order)
  await run(home, customer.number, 'service', 'add', letters)
  await run(home, customer.number, 'system', 'register')
  const { step } = await run<{ readonly step: { readonly links: readonly { kind: string; url: string }[] } }>(
    ...([home, customer.number, 'system', 'request'] as const),
  )
  const approval = await page.context().newPage()
  await approval.goto(step.links.find(({ kind }) => kind === 'approval')?.url ?? '')
  await approval.getByRole('button', { name: 'Godkjenn' }).click()
  await approval.getByText('Forespørselen er godkjent.').waitFor()
  await approval.close()
  await run(home, customer.number, 'check')
}

const go = (page: Page, view: string) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${view}`, 'u') })
    .click()

async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Bytt profil/u }).click()
  const list = page.getByRole('list', { name: 'Bytt profil' })
  await list.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click()
}

async function write(page: Page): Promise<void> {
  await go(page, 'Meldinger')
  await button(page, 'Skriv melding').click()
  await page
    .getByRole('combobox', { name: 'Tjeneste', exact: true })
    .selectOption({ label: 'Brev fra Fjordby kommune (øving)' })
  await page.getByRole('combobox', { name: 'Mottakere', exact: true }).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    recipients.map(({ number }) => number).join('\n'),
  )
  await page.getByLabel('Tittel').fill(title)
  await page
    .getByRole('textbox', { name: 'Melding', exact: true })
    .fill('Hei **{{recipientName}}**,\n\nse vedlegg.')
  await dropFiles(page, attachments)
  await page.getByRole('button', { name: 'Fjern gebyr.csv' }).waitFor()
  await page.getByLabel('Frist (valgfritt)').fill(dueDate())
  await page.getByRole('switch', { name: 'Be mottakeren bekrefte' }).check()
}

/** Reads the letter, fetches what belongs to it and confirms, as a person of this organisation does. */
async function receive(page: Page, name: string): Promise<void> {
  await become(page, name)
  await go(page, 'Innboks')
  await button(page, 'Se etter nytt').click()
  await page.getByRole('option').filter({ hasText: title }).click()
  await button(page, 'Åpne meldingen').click()
  await details(page).getByText('se vedlegg').waitFor()
  await button(page, 'Last ned alle 2').click()
  for (const content of Object.values(attachments)) {
    const checksum = createHash('md5').update(content).digest('hex')
    await details(page).getByText(`Sjekksum (MD5): ${checksum}`).waitFor()
  }
  await button(page, 'Bekreft mottak').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bekreft mottak' }).click()
  await details(page)
    .getByText(/^Mottaket ble bekreftet/u)
    .waitFor()
}

test('a message with two attachments and a due date goes to three; each reads, downloads and confirms in its own profile, and the sender sees it', async () => {
  const application = await startApplication()
  const { home } = application
  const { page, complaints } = await openWindow(application.address)
  await page.getByRole('option').first().waitFor()
  await takeOn(page, home)
  await become(page, 'Fjordby kommune')
  await write(page)
  // What is begun is there again after the window has been closed.
  await page.getByText('Utkastet er lagret.').waitFor()
  await page.reload()
  expect(await page.getByLabel('Tittel').inputValue()).toBe(title)
  expect(await page.getByText(/^Til 3 mottakere/u).textContent()).toMatch(
    / · 2 vedlegg · frist .* · skal bekreftes$/u,
  )
  await button(page, 'Send melding').click()
  const rows = details(page).getByRole('list').first().getByRole('listitem')
  await expect.poll(() => rows.filter({ hasText: 'i innboksen' }).count(), { timeout: 60_000 }).toBe(3)
  expect(await details(page).getByText('klar', { exact: true }).count(), 'attachments').toBe(2)
  const sent = page.url()

  for (const { name } of recipients) await receive(page, name)

  await become(page, 'Fjordby kommune')
  await page.goto(sent)
  await expect.poll(() => rows.filter({ hasText: 'bekreftet' }).count(), { timeout: 90_000 }).toBe(3)
  await details(page).getByText('3 av 3 har bekreftet').waitFor()
  const { items } = await run<{ readonly items: readonly { readonly id: string }[] }>(
    ...([home, fjordby, 'message', 'sent'] as const),
  )
  const status = await run<{ readonly recipients: readonly { readonly status: string }[] }>(
    ...([home, fjordby, 'message', 'status', items[0]?.id ?? ''] as const),
  )
  expect(status.recipients.map((one) => one.status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
  expect(complaints).toEqual([])
})
