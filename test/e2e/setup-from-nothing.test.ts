/** The whole of issue 3 as a person does it: the real window, the real engine, the practice world’s own pages. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openWindow, startApplication } from '../support/application.ts'

const current = (page: Page) => page.locator('[aria-current=step]')
const atStep = (page: Page, name: string) =>
  current(page)
    .getByRole('heading', { level: 2, name: new RegExp(name, 'u') })
    .waitFor({ timeout: 60_000 })

async function follow(page: Page, name: RegExp): Promise<Page> {
  const opened = page.waitForEvent('popup')
  await current(page).getByRole('link', { name }).first().click()
  return opened
}

/** Makes the client in self-service, with this key and all these scopes; answers its id. */
async function makeClient(page: Page, organisation: string, jwk: string, scopes: readonly string[]) {
  await page.getByRole('link', { name: organisation }).click()
  await page.getByRole('button', { name: 'Godta bruksvilkårene som daglig leder' }).click()
  for (const scope of scopes) {
    const row = page.getByRole('row').filter({ has: page.getByText(scope, { exact: true }) })
    const ask = row.getByRole('button', { name: 'Be om tilgang' })
    if ((await ask.count()) > 0) await ask.click()
  }
  // The owner answers after a while, as in the real world, though not after days.
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByText('venter på svar fra eieren').count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(0)
  await page.getByLabel('Visningsnavn').fill('Budstikke')
  await page.getByRole('button', { name: 'Opprett klient' }).click()
  await page.getByLabel('Offentlig nøkkel i JWK- eller PEM-format').fill(jwk)
  await page.getByRole('button', { name: 'Legg til nøkkel' }).click()
  for (const scope of scopes) await page.getByLabel(scope, { exact: true }).check()
  await page.getByRole('button', { name: 'Legg til', exact: true }).click()
  return (await page.locator('#client-id').textContent()) ?? ''
}

test('from an empty desk to a file that has been sent, with nothing but the window and the pages it leads to', async () => {
  const application = await startApplication()
  const { page, complaints } = await openWindow(application.address)
  await page.getByRole('option').first().waitFor()
  await page.getByRole('button', { name: /^Bytt profil/u }).click()
  await page.getByRole('button', { name: 'Sett opp en organisasjon' }).click()
  await page.getByRole('button', { name: 'Havsund Fisk AS' }).click()
  await page.getByRole('button', { name: 'Begynn oppsettet' }).click()

  await atStep(page, 'Vilkår og rettigheter')
  await page.getByRole('button', { name: 'Ja, dette er på plass' }).click()
  await atStep(page, 'Nøkkel')
  await page.getByRole('button', { name: 'Lag nøkkel her' }).click()
  const passphrase = current(page).getByRole('button', { name: 'Sett en passordfrase' })
  const client = current(page).getByText('Slik lager du klienten')
  await passphrase.or(client).waitFor({ timeout: 30_000 })
  // Where there is no keychain, as on a build server, a passphrase takes its place.
  if (await passphrase.isVisible()) {
    await passphrase.click()
    await page.getByLabel('Passordfrase', { exact: true }).fill('fire ord som passer')
    await page.getByLabel('Passordfrasen en gang til').fill('fire ord som passer')
    await page.getByRole('button', { name: 'Lagre', exact: true }).click()
    await page.getByText('Fant ingen nøkkelring').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Lag nøkkel her' }).click()
  }

  await atStep(page, 'Klient')
  const jwk = await current(page).getByLabel('Offentlig nøkkel (JWK)').innerText()
  expect(JSON.parse(jwk), 'the private part is not shown').not.toHaveProperty('d')
  const scopes = await current(page).locator('.scopes code').allInnerTexts()
  const selfService = await follow(page, /Åpne selvbetjeningen|Åpne enkel registrering/u)
  const clientId = await makeClient(selfService, 'Havsund Fisk AS', jwk, scopes)
  await page.getByRole('button', { name: 'Skriv inn klient-ID' }).click()
  await page.getByLabel('Klient-ID').fill(clientId)
  await page.getByRole('button', { name: 'Lagre og test' }).click()

  await atStep(page, 'Tjeneste')
  await page.getByRole('button', { name: 'Legg til tjeneste' }).click()
  await page.getByLabel('Finn tjenesten').fill('årsregnskap')
  await page
    .getByRole('button', { name: /Legg til Årsregnskap/u })
    .first()
    .click()
  await atStep(page, 'System i Altinn')
  await page.getByRole('button', { name: 'Registrer systemet' }).click()
  await atStep(page, 'Systembruker')
  await page.getByRole('button', { name: 'Be om systembruker' }).click()
  const approval = await follow(page, /Åpne godkjenningssiden/u)
  await approval.getByRole('button', { name: 'Godkjenn' }).click()
  await approval.getByText('Forespørselen er godkjent.').waitFor()
  const inOrder = page.getByText('Alt er på plass').first()
  // The engine also looks by itself, and the button may be gone before the person has reached it.
  const asked = current(page).getByRole('button', { name: 'Test dette steget' }).click({ timeout: 60_000 })
  await Promise.race([asked.catch(() => undefined), inOrder.waitFor({ timeout: 60_000 })])
  await inOrder.waitFor({ timeout: 60_000 })

  await page.getByRole('button', { name: /14\. Prøvesending/u }).click()
  await page.getByRole('button', { name: 'Send en prøvefil' }).click()
  await page.getByRole('button', { name: 'Send prøvefilen' }).click()
  await page.getByText('mottak bekreftet').waitFor({ timeout: 60_000 })
  expect(complaints).toEqual([])
}, 240_000)
