import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { dropFiles, openWindow, startApplication } from '../support/application.ts'
import { commandLine } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary.ts'

const nav = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name })
const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })

/** Opens what arrived. At a first start others still arrive above it, so that one may have to aim again. */
async function open(page: Page, title: RegExp): Promise<void> {
  const shown = async (): Promise<boolean> => {
    await page.getByRole('option', { name: title }).click()
    return details(page).getByRole('heading', { name: title }).isVisible()
  }
  await expect.poll(shown, { timeout: 20_000 }).toBe(true)
}

async function choosePartner(page: Page, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Mottakere' })
  await field.fill(name)
  await page
    .getByRole('option', { name: new RegExp(name, 'u') })
    .first()
    .click()
}

test('a newcomer fetches a file, sees that it is checked and saved, and confirms it', async () => {
  const application = await startApplication()
  const { page, complaints } = await openWindow(application.address)
  await page.getByText('ingenting sendes til ekte mottakere').waitFor()
  expect(page.url(), 'the key does not stay in the address').not.toContain('token')

  // The welcome lies above the files and not in front of them: the file could be opened with it there, as others do here.
  const welcome = page.getByRole('region', { name: 'Velkommen' })
  await welcome.getByRole('button', { name: 'Hopp over' }).click()
  await welcome.waitFor({ state: 'detached' })

  await open(page, /kvittering\.pdf/u)
  await details(page).getByRole('button', { name: 'Last ned' }).click()
  await details(page).getByRole('button', { name: 'Bekreft mottak' }).click({ timeout: 20_000 })
  await details(page).getByText('Mottak bekreftet').first().waitFor()

  const [saved] = readdirSync(path.join(application.home, 'downloads'))
  expect(saved).toBe('Årsregnskap 2025 – kvittering.pdf')
  await page.reload()
  await page.getByRole('option', { name: /kvittering\.pdf.*bekreftet/u }).waitFor()
  expect(await welcome.count(), 'whoever has been welcomed is not welcomed again').toBe(0)
  expect(complaints).toEqual([])
})

test('a name that a hostile sender has chosen lands in the download folder and nowhere else', async () => {
  const application = await startApplication()
  const { page } = await openWindow(application.address)
  await open(page, /passwd/u)
  await details(page).getByRole('button', { name: 'Last ned' }).click()
  await details(page).getByRole('button', { name: 'Bekreft mottak' }).waitFor({ timeout: 20_000 })
  expect(readdirSync(path.join(application.home, 'downloads'))).toEqual(['passwd'])
})

test('files dropped on the window are sent, and a partner fetches and confirms by itself', async () => {
  const application = await startApplication()
  const { page, complaints } = await openWindow(application.address)
  await page.getByRole('option').first().waitFor()
  await dropFiles(page, { 'årsregnskap.txt': 'tall og bokstaver', 'vedlegg.csv': 'a;b;c' })
  await page.getByRole('heading', { name: 'Send filer' }).waitFor()
  await choosePartner(page, 'Skatteverket AS')
  await page.getByRole('combobox', { name: 'Tjeneste' }).selectOption({ label: 'Årsregnskap (øving)' })
  await page.getByRole('button', { name: /^Send 2 filer til 1 mottaker/u }).click()

  await page.getByRole('heading', { name: 'Overføringer', level: 1 }).waitFor()
  const row = page.getByRole('option', { name: /årsregnskap\.txt/u })
  await row.click()
  await page.getByRole('option', { name: /årsregnskap\.txt.*mottatt av alle/u }).waitFor({ timeout: 60_000 })
  for (const step of ['Klar for nedlasting', 'Mottak bekreftet', 'Mottatt av alle']) {
    await details(page).getByText(step).first().waitFor({ timeout: 20_000 })
  }
  expect(complaints).toEqual([])
})

test('what is wrong with a sending is said beside the field before anything leaves the machine', async () => {
  const application = await startApplication()
  const { page } = await openWindow(application.address)
  await nav(page, 'Send').click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page
    .getByText(/Velg .*fil/iu)
    .first()
    .waitFor()

  await page.getByRole('combobox', { name: 'Mottakere' }).fill('123456789')
  await page.keyboard.press('Enter')
  await page
    .getByText(/skrivefeil|ikke et gyldig organisasjonsnummer|stemmer ikke/iu)
    .first()
    .waitFor()

  await dropFiles(page, { 'tom.txt': '' })
  await page.getByText('«tom.txt» er tom').waitFor()
})

test('window and command line work in the same home at the same time, and nothing is sent twice', async () => {
  const application = await startApplication()
  const { page } = await openWindow(application.address)
  await page.getByRole('option').first().waitFor()
  const file = path.join(temporaryFolder(), 'fra terminal.txt')
  writeFileSync(file, 'hei')
  const sent = await commandLine(application.home, [
    'send',
    file,
    '--to',
    '310904473',
    '--service',
    'ovelse-arsregnskap',
    '--json',
  ])
  expect(sent.code, sent.stderr).toBe(0)
  expect(JSON.parse(sent.stdout)).toMatchObject({ ok: true })
  await nav(page, 'Overføringer').click()
  await page.getByRole('option', { name: /fra terminal\.txt/u }).waitFor()
  expect(await page.getByRole('option').count()).toBe(1)
})

test('an application that is killed is said to be gone, and everything is there when it runs again', async () => {
  const application = await startApplication()
  const first = await openWindow(application.address)
  await open(first.page, /Lønnsgrunnlag/u)
  await details(first.page).getByRole('button', { name: 'Last ned' }).click()
  await details(first.page).getByRole('button', { name: 'Bekreft mottak' }).waitFor({ timeout: 20_000 })
  await application.kill()
  await first.page
    .getByText(/forbindelsen|kontakt|stanset/iu)
    .first()
    .waitFor({ timeout: 20_000 })

  const again = await startApplication(application.home)
  const second = await openWindow(again.address)
  await open(second.page, /Lønnsgrunnlag/u)
  await details(second.page).getByRole('button', { name: 'Bekreft mottak' }).waitFor()
  const saved = path.join(application.home, 'downloads', 'Lønnsgrunnlag oktober.csv')
  expect(readFileSync(saved).byteLength).toBeGreaterThan(0)
})

test('an address whose key is used up lets nobody in, and says what to do', async () => {
  const application = await startApplication()
  await openWindow(application.address)
  const second = await openWindow(application.address)
  await second.page.getByText(/budstikke open/u).waitFor()
  expect(await second.page.getByRole('option').count()).toBe(0)
})

test('practice starts over when the person says so twice, and files on disk stay', async () => {
  const application = await startApplication()
  const { page } = await openWindow(application.address)
  await open(page, /kvittering/u)
  await details(page).getByRole('button', { name: 'Last ned' }).click()
  await details(page).getByRole('button', { name: 'Bekreft mottak' }).click({ timeout: 20_000 })
  await details(page).getByText('Mottak bekreftet').first().waitFor()
  await nav(page, 'Innstillinger').click()
  await page.getByRole('button', { name: 'Begynn på nytt' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Begynn på nytt' }).click()
  await nav(page, 'Innboks').click()
  await page.getByRole('option', { name: /ulest: Årsregnskap 2025/u }).waitFor({ timeout: 30_000 })
  expect(readdirSync(path.join(application.home, 'downloads'))).toHaveLength(1)
})
