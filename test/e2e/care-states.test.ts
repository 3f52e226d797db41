import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const eyes = [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and 320 points wide', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
] as const

/** `BUDSTIKKE_PICTURES` is a folder for whoever wants to see with their own eyes. */
async function sound(page: Page, what: string): Promise<void> {
  const folder = process.env['BUDSTIKKE_PICTURES']
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/${what.replaceAll(/\W+/gu, '-')}.png`, fullPage: true })
  expect(await violations(page), what).toEqual([])
  expect(await sideways(page), what).toBeLessThanOrEqual(0)
}

/** What is met, seen by one pair of eyes each. */
const answers = [
  ['network', 'Alle svarer som de skal.', eyes[1]],
  ['network-login', 'Nettverkets mellomtjener krever innlogging', eyes[0]],
  ['network-intercepted', 'Sertifikatet er ikke fra en offentlig utsteder.', eyes[1]],
  ['network-script', 'Systemet har et skript (PAC)', eyes[0]],
] as const

describe('whoever wants to know what stands between the office and Altinn', () => {
  test.each(answers)('sees it for each host: %s', async (scene, words, [eye, options]) => {
    const page = await look({ scene }, options, '#/settings/network')
    await page.getByRole('button', { name: 'Prøv alle' }).click()
    await page.getByText(words).first().waitFor()
    await sound(page, `${scene} ${eye}`)
  })

  test.each(eyes)('chooses a proxy, gives it a login and trusts an issuer, %s', async (eye, options) => {
    const page = await look({ scene: 'network' }, options, '#/settings')
    await page.getByRole('button', { name: 'Se og prøv nettverket' }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nettverk')
    await page.getByLabel('Denne', { exact: true }).check()
    const save = page.getByRole('button', { name: 'Lagre', exact: true })
    await save.first().click()
    await page.getByText('Skriv adressen til mellomtjeneren.').waitFor()
    await page.getByLabel('Adresse til mellomtjeneren').fill('proxy')
    await save.first().click()
    await page.getByText('Adressen til mellomtjeneren kan ikke brukes').waitFor()
    await page.getByLabel('Adresse til mellomtjeneren').fill('proxy.fjordby.no:8080')
    await save.first().click()
    await page.getByText('Lagret. Forbindelsene er åpnet på nytt.').first().waitFor()

    await page.getByRole('button', { name: 'Legg inn' }).click()
    await page.getByLabel('Brukernavn').fill('kari')
    await page.getByLabel('Passord').fill('hemmelig')
    await sound(page, `network form ${eye}`)
    await save.last().click()
    await page.getByText('Innlogging er lagret for proxy.fjordby.no:8080.').waitFor()
    await page.getByRole('button', { name: 'Glem innloggingen' }).click()
    await page.getByText('Innlogging er lagret').waitFor({ state: 'detached' })

    await page
      .locator('input[type=file][accept^=".pem"]')
      .setInputFiles({ name: 'rot.pem', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await page.getByText('Nettvakt AS Rot, gjelder til').waitFor()
    await page.getByRole('button', { name: 'Til innstillinger' }).click()
    await page.getByRole('heading', { name: 'Innstillinger', level: 1 }).waitFor()
  })

  test('is told when not even the list can be had', async () => {
    const page = await look({ scene: 'network-fault' }, {}, '#/settings/network')
    await page.getByRole('button', { name: 'Prøv igjen' }).waitFor()
    await sound(page, 'network-fault')
  })
})

describe('whoever asks for help', () => {
  test.each(eyes)('reads what would be sent before it is copied or saved, %s', async (eye, options) => {
    const page = await look({ scene: 'help' }, options, '#/settings')
    await page.getByRole('button', { name: 'Lag en fil til den som hjelper' }).click()
    await page.getByRole('button', { name: 'Lag filen' }).click()
    await page.getByRole('region', { name: 'Fil til den som hjelper' }).getByText('== Program ==').waitFor()
    await sound(page, `help ${eye}`)
    await page.getByRole('button', { name: 'Lagre i en mappe' }).click()
    await page.getByRole('button', { name: 'Bruk denne mappen' }).click()
    await page.getByText('Lagret som budstikke-diagnostics-').first().waitFor()
  })

  test('is told when the text cannot be made', async () => {
    const page = await look({ scene: 'help-fault' }, {}, '#/settings/help')
    await page.getByRole('button', { name: 'Lag filen' }).click()
    await page.getByRole('button', { name: 'Prøv igjen' }).waitFor()
    await sound(page, 'help-fault')
  })
})

describe('whoever must not keep things for ever', () => {
  test.each(eyes)('is told what would go before it goes, and makes it a rule, %s', async (eye, options) => {
    const page = await look({ scene: 'stored' }, options, '#/settings')
    await page.getByRole('button', { name: 'Bestem hvor lenge' }).click()
    await page.getByLabel('Filer og meldinger i listene').selectOption('365')
    await sound(page, `stored ${eye}`)
    await page.getByRole('button', { name: 'Lagre som regel' }).click()
    await page.getByText('12 filer i listene, 3 meldinger og teksten i 40 meldinger').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Lagre som regel' }).click()
    await page.getByText('Regelen er lagret.').first().waitFor()
  })

  test('is told when it could not be done', async () => {
    const page = await look({ scene: 'stored-fault' }, {}, '#/settings/stored')
    await page.getByRole('button', { name: 'Slett nå' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Slett nå' }).click()
    await page.getByRole('dialog').getByText('plass').first().waitFor()
    await sound(page, 'stored-fault')
  })
})
