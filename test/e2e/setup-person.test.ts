import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { look } from '../support/window/looked-at.ts'

const current = (page: Page) => page.locator('[aria-current=step]')
const atStep = (page: Page, name: string) =>
  current(page)
    .getByRole('heading', { level: 2, name: new RegExp(name, 'u') })
    .waitFor()

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement
    const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : active?.textContent
    return `${active?.localName} ${(label ?? '').replaceAll(/\s+/gu, ' ').trim()}`
  })

async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let count = 0; count < 90 && !wanted.test(await focused(page)); count += 1)
    await page.keyboard.press('Tab')
  expect(await focused(page)).toMatch(wanted)
}

async function press(page: Page, wanted: RegExp): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

async function write(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

test('without a mouse: from an empty home to a connection that works, with the keyboard alone', async () => {
  const page = await look({ scene: 'from-nothing' }, {}, '#/inbox')
  await page.getByRole('heading', { name: 'Ingen profil ennå' }).waitFor()
  await press(page, /^button Sett opp en organisasjon/u)
  await write(page, /^input Organisasjonsnummer/u, '310904473')
  await page.getByText('Fjordby kommune').waitFor()
  await press(page, /^button Begynn oppsettet/u)

  await atStep(page, 'Vilkår og rettigheter')
  await press(page, /^button Ja, dette er på plass/u)
  await atStep(page, 'Nøkkel')
  expect(await focused(page), 'the focus follows to the next step').toMatch(/^button 5\. ?Nøkkel/u)
  await press(page, /^button Lag nøkkel her/u)
  await atStep(page, 'Klient')
  await current(page).getByText('"kty": "RSA"').waitFor()
  await press(page, /^button Skriv inn klient-ID/u)
  await write(page, /^input Klient-ID/u, '7f0e2a4c-4d5b-4f6e-9c52-0f2c6f1d2a10')
  await page.keyboard.press('Enter')
  await atStep(page, 'Tjeneste')
  await press(page, /^button Legg til tjeneste/u)
  await write(page, /^input Finn tjenesten/u, 'årsregn')
  await page.getByRole('button', { name: 'Legg til Årsregnskap' }).waitFor()
  await press(page, /^button Legg til$/u)
  await atStep(page, 'System i Altinn')
  await press(page, /^button Registrer systemet/u)
  await atStep(page, 'Systembruker')
  await press(page, /^button Be om systembruker/u)
  await current(page).getByText('Forespørselen venter på godkjenning').waitFor()
  await tabTo(page, /^a Åpne godkjenningssiden/u)
  await press(page, /^button Test dette steget/u)
  await atStep(page, 'Prøvesending')
  await press(page, /^button Send en prøvefil/u)
  await press(page, /^button Send prøvefilen/u)
  await page.getByText('Alt er på plass').first().waitFor()
})

test('there is one obvious next thing, and it belongs to the first step that is not finished', async () => {
  const page = await look({ scene: 'setup-attention' })
  await page.locator('.step').first().waitFor()
  expect(await page.locator('.main .ds-button[data-variant=primary]').allInnerTexts()).toEqual([
    'Test dette steget',
  ])
  const waiting = await look({ scene: 'from-nothing' }, {}, '#/setup/new')
  await waiting.getByLabel('Organisasjonsnummer').fill('310904473')
  await waiting.getByRole('button', { name: 'Begynn oppsettet' }).click()
  await atStep(waiting, 'Vilkår')
  const primary = waiting.locator('.main .ds-button[data-variant=primary]')
  expect(await primary.allInnerTexts()).toEqual(['Ja, dette er på plass'])
})

test('a key from a file: the password is asked for only when it is needed, and is gone from the page afterwards', async () => {
  const page = await look({ scene: 'setup-attention' }, {}, '#/setup/key')
  await page.getByRole('button', { name: 'Hent nøkkel fra fil' }).click()
  const file = { name: 'virksomhet.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.from([0x30, 0x82]) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByLabel('Passordet til filen').fill('galt')
  await page.getByRole('button', { name: 'Åpne filen' }).click()
  await page.getByText('Passordet passer ikke til filen.').waitFor()
  expect(await page.getByLabel('Passordet til filen').inputValue()).toBe('')
  await page.getByLabel('Passordet til filen').fill('riktig')
  await page.getByRole('button', { name: 'Åpne filen' }).click()

  const best = page.getByRole('radio', { name: 'Fjordby kommune' }).first()
  await best.waitFor()
  expect(await best.isChecked(), 'the best is chosen').toBe(true)
  await page.getByText('Dette sertifikatet er til kryptering. Maskinporten godtar det ikke.').waitFor()
  expect(await page.locator('.choice[data-disabled=true] input').isDisabled()).toBe(true)
  await page.getByRole('radio', { name: 'Nøkkel uten sertifikat' }).check()
  expect(await page.getByLabel('Nøkkel-ID (kid)').inputValue()).toBe('gammel-nokkel')
  await page.getByLabel('Nøkkel-ID (kid)').fill('')
  await page.getByRole('button', { name: 'Bruk denne nøkkelen' }).click()
  await page.getByText('Skriv inn nøkkel-ID-en.').waitFor()
})

test('a file that is far too large to hold a key is refused before it is read', async () => {
  const page = await look({ scene: 'setup-attention' }, {}, '#/setup/key')
  await page.getByRole('button', { name: 'Hent nøkkel fra fil' }).click()
  const file = { name: 'film.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.alloc(1_000_001) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText(/altfor stor til å være en nøkkelfil/u).waitFor()
})

test('a trial in production is asked for twice, and «cancel» sends nothing', async () => {
  const page = await look({ scene: 'production' }, {}, '#/setup/trial')
  await page.getByRole('button', { name: 'Send en prøvefil' }).click()
  await page.getByRole('button', { name: 'Send prøvefilen' }).click()
  const sure = page.getByRole('dialog')
  await sure.getByText('Sende en prøvefil i produksjon?').waitFor()
  await sure.getByRole('button', { name: 'Avbryt' }).click()
  await page.getByRole('button', { name: 'Send prøvefilen' }).waitFor()
})

test('what lapses soon stands in the foot, and leads to where it is mended', async () => {
  const page = await look({ scene: 'lapsing' }, {}, '#/inbox')
  await page.getByRole('button', { name: /Fil hos Altinn går ut om 2 dager/u }).waitFor()
  const steps = await look({ scene: 'setup-attention' }, {}, '#/inbox')
  await steps.getByRole('button', { name: /Oppsettet: 1 steg må på plass/u }).click()
  await steps.getByRole('heading', { level: 1, name: 'Oppsett' }).waitFor()
})

test('an organisation is removed only after it has been asked about, and the next one is shown', async () => {
  const page = await look({}, {}, '#/inbox')
  await page.getByRole('button', { name: /^Bytt profil/u }).click()
  await page.getByRole('button', { name: /^Fjern Fjordby kommune/u }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Fjern' }).click()
  await page.getByText('Altinn test (TT02)').first().waitFor()
})

test('keys that are locked are unlocked where it is seen that they are', async () => {
  const page = await look({ scene: 'locked' })
  await page.getByRole('button', { name: 'Lås opp' }).click()
  await page.getByLabel('Passordfrase').fill('feil')
  await page.getByRole('button', { name: 'Lås opp' }).click()
  await page.getByText('Passordfrasen åpner ikke de lagrede nøklene.').waitFor()
  expect(await page.getByLabel('Passordfrase').inputValue()).toBe('')
  await page.getByLabel('Passordfrase').fill('fire ord som passer')
  await page.getByRole('button', { name: 'Lås opp' }).click()
  await page.getByText('Nøklene er låst').waitFor({ state: 'detached' })
})

test('nothing jumps while everything is tested: the open step stays open, and every line where it was', async () => {
  const page = await look({ scene: 'slow' })
  await atStep(page, 'Innlogging hos Altinn')
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.step')].map((step) => Math.round(step.getBoundingClientRect().top)),
    )
  const before = await places()
  await page.evaluate(() => {
    const seen = new Set<string>()
    Object.assign(globalThis, { seen })
    new MutationObserver(() => {
      const steps = [...document.querySelectorAll('.step')]
      seen.add(steps.map((step) => Math.round(step.getBoundingClientRect().top)).join())
      for (const step of steps) if (step.getAttribute('data-state') === 'checking') seen.add('checking')
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  await page.getByRole('button', { name: 'Test alt på nytt' }).click()
  await page.getByRole('button', { name: 'Tester …' }).first().waitFor({ state: 'detached' })
  const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen])
  expect(seen).toContain('checking')
  expect(seen.filter((one) => one !== 'checking')).toEqual([before.join()])
})

test('on the desktop a page is opened by the engine, which knows the address, and never by a link', async () => {
  const page = await look({ scene: 'setup-waiting', host: 'desktop' }, {}, '#/setup/system-user')
  await page.getByRole('button', { name: /Åpne godkjenningssiden/u }).click()
  await page.getByText(/Siden .*approval.* kunne ikke åpnes herfra/u).waitFor()
  expect(await page.locator('.main a[href^=http]').count()).toBe(0)
})

test('in a browser a page outside learns nothing of the window that led there', async () => {
  const page = await look({ scene: 'setup-waiting' }, {}, '#/setup/system-user')
  const link = page.getByRole('link', { name: /Åpne godkjenningssiden/u })
  expect(await link.getAttribute('rel')).toContain('noreferrer')
  expect(await link.getAttribute('target')).toBe('_blank')
})

test('on a machine without a keychain the key is made all the same, under a passphrase set on the spot', async () => {
  const page = await look({ scene: 'no-keychain' }, {}, '#/setup/new')
  await page.getByLabel('Organisasjonsnummer').fill('310904473')
  await page.getByRole('button', { name: 'Begynn oppsettet' }).click()
  await atStep(page, 'Vilkår')
  await page.getByRole('button', { name: 'Ja, dette er på plass' }).click()
  await atStep(page, 'Nøkkel')
  await page.getByRole('button', { name: 'Lag nøkkel her' }).click()
  await page.getByText('Fant ingen nøkkelring på denne maskinen').waitFor()
  await current(page).getByRole('button', { name: 'Sett en passordfrase' }).click()
  await page.getByLabel('Passordfrase', { exact: true }).fill('fire ord som passer')
  await page.getByLabel('Passordfrasen en gang til').fill('fire ord som ikke gjør det')
  await page.getByRole('button', { name: 'Lagre', exact: true }).click()
  await page.getByText('De to er ikke like.').waitFor()
  await page.getByLabel('Passordfrasen en gang til').fill('fire ord som passer')
  await page.getByRole('button', { name: 'Lagre', exact: true }).click()
  await page.getByText('Fant ingen nøkkelring på denne maskinen').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Lag nøkkel her' }).click()
  await atStep(page, 'Klient')
})
