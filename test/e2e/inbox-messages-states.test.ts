import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const eyes = [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and wide', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['light and 320 points wide', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
] as const

const patience = { timeout: 15_000 }
const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })
const row = (page: Page, position: number) => page.getByRole('option').nth(position)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** What the page has asked the engine to do. */
const told = (page: Page) => page.evaluate(() => document.documentElement.dataset['told'] ?? '')

async function usable(page: Page, what: string): Promise<void> {
  expect(await violations(page), what).toEqual([])
  expect(await sideways(page), what).toBeLessThanOrEqual(0)
}

describe('whoever looks into the inbox', () => {
  test('finds files and messages in one list, newest first, each with what it asks for', async () => {
    const page = await look({ scene: 'messages' }, {}, '#/inbox')
    const expected = [
      /årsregnskap-2026\.zip.*Skatteverket AS/u,
      /ulest: .*Melding: .*taushetsbelagt: .*Vedtak om tilskudd.*Tilskuddskontoret.*må bekreftes.*frist om 3 dager/u,
      /Vedtak 26-1183\.pdf/u,
      /ulest: .*Melding: .*Rutiner for vannprøver.*ikke åpnet/u,
      /lønn-oktober\.xml/u,
      /Melding: .*lest, må bekreftes.*frist om 5 dager/u,
    ]
    for (const [position, words] of expected.entries())
      await expect.poll(() => row(page, position).textContent(), patience).toMatch(words)
    await page.getByRole('radio', { name: 'Meldinger' }).check()
    await expect.poll(() => page.getByRole('option').count(), patience).toBe(6)
    await page.getByRole('radio', { name: 'Filer', exact: true }).check()
    await expect.poll(() => row(page, 1).textContent(), patience).toContain('Vedtak 26-1183.pdf')
    expect(await told(page), 'nothing is marked by looking').toBe('')
  })

  test('opens a message with the keyboard alone, and only when told to', async () => {
    const page = await look({ scene: 'messages' }, {}, '#/inbox')
    await row(page, 1).waitFor()
    await page.getByRole('listbox').focus()
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key)
    await details(page).getByText('Når du åpner meldingen, får avsenderen vite at den er lest.').waitFor()
    expect(page.url()).toContain('#/inbox/message')
    expect(await details(page).getByText('Dere får tilskudd til vannverket').count()).toBe(0)
    expect(await told(page), 'chosen, not opened').toBe('')
    await button(page, 'Åpne meldingen').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Vedtak', exact: true }).waitFor()
    expect(await told(page)).toBe('open:letter-0')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Meldingen')
  })

  test('is told of a confidential message without its title, and is led to it', async () => {
    const page = await look({ scene: 'messages-notice' }, {}, '#/settings')
    const notices = page.getByRole('region', { name: 'Beskjeder' })
    await notices.getByText('En taushetsbelagt melding er kommet').waitFor()
    await notices.getByRole('button', { name: 'Åpne' }).click()
    await button(page, 'Åpne meldingen').waitFor()
    expect(await told(page)).toBe('')
  })
})

describe('whoever reads a message', () => {
  test.each(eyes)('can use it closed and in trouble, %s', async (_eye, options) => {
    for (const [id, words] of [
      ['letter-0', 'Taushetsbelagt. Vis den bare til dem som skal se den.'],
      ['letter-4', 'Får ikke kontakt'],
    ] as const) {
      const page = await look({ scene: 'messages', rows: '2' }, options, `#/inbox/message:${id}`)
      await details(page).getByText(words).waitFor()
      await usable(page, id)
    }
  })

  test('confirms knowing what it means, may delete after that and not before', async () => {
    const page = await look({ scene: 'messages', rows: '2' }, {}, '#/inbox/message:letter-2')
    await button(page, 'Bekreft mottak').click()
    const dialog = page.getByRole('dialog', { name: 'Bekrefte mottaket?' })
    await dialog.getByText('Du bekrefter på vegne av Fjordby kommune').waitFor()
    await usable(page, 'asked')
    expect(await button(page, 'Slett').count()).toBe(0)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    expect(await told(page), 'a key pressed too early').toBe('')
    await button(page, 'Bekreft mottak').click()
    await dialog.getByRole('button', { name: 'Bekreft mottak' }).click()
    await details(page).getByText('Mottaket ble bekreftet').waitFor()
    await usable(page, 'confirmed')
    await button(page, 'Slett').click()
    await page
      .getByRole('dialog', { name: 'Slette meldingen?' })
      .getByRole('button', { name: 'Slett' })
      .click()
    await page.getByText('Velg en fil eller en melding i listen').waitFor()
    expect(await told(page)).toBe('confirm:letter-2 delete:letter-2')
  })

  test('is told when it could not be confirmed', async () => {
    const page = await look({ scene: 'messages-refused' }, {}, '#/inbox/message:letter-2')
    await button(page, 'Bekreft mottak').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bekreft mottak' }).click()
    await details(page)
      .getByText(/slipper dere ikke inn/u)
      .waitFor()
    // Told to those who listen: once, and without the button and the technical part.
    const told = details(page).getByRole('alert')
    expect(await told.count()).toBe(1)
    expect(await told.innerText()).not.toContain('Detaljer')
    await usable(page, 'refused')
  })

  test('fetches one attachment, then the rest, and sees what is gone', async () => {
    const page = await look({ scene: 'messages', rows: '2' }, {}, '#/inbox/message:letter-2')
    const file = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await file('kart.gml').getByText('slettet hos Altinn').waitFor()
    await button(page, 'Last ned alle 2').waitFor()
    await button(page, 'Last ned vedtak.pdf').click()
    await file('vedtak.pdf').getByText('PDF · 91 kB').waitFor()
    await button(page, 'Last ned vilkår.docx').click()
    await file('vilkår.docx').getByText('lagret').waitFor()
    await button(page, 'Vis mappe vedtak.pdf').click()
    await file('vedtak.pdf')
      .getByText(/ligger ikke lenger der/u)
      .first()
      .waitFor()
  })

  test.each([
    ['desktop', 'link-https://eksempel.no/vilkar?sak=26-1183:letter-2'],
    ['browser', ''],
  ])('follows a link only after seeing where it leads, %s', async (host, asked) => {
    const page = await look({ scene: 'messages', rows: '2', host }, {}, '#/inbox/message:letter-2')
    await page.getByRole('button', { name: 'vilkårene (https://eksempel.no/vilkar?sak=26-1183)' }).click()
    const dialog = page.getByRole('dialog', { name: 'Åpne eksempel.no?' })
    await dialog.getByText('https://eksempel.no/vilkar?sak=26-1183', { exact: true }).waitFor()
    await usable(page, 'asked')
    if (host === 'desktop') {
      await dialog.getByRole('button', { name: 'Åpne i nettleseren' }).click()
      await dialog.waitFor({ state: 'hidden' })
    } else {
      const link = dialog.getByRole('link', { name: 'Åpne i nettleseren' })
      expect(await link.getAttribute('href')).toBe('https://eksempel.no/vilkar?sak=26-1183')
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    }
    expect(await told(page)).toBe(asked)
  })

  test('sends it on, to an address that can be one', async () => {
    const page = await look({ scene: 'messages', rows: '2' }, {}, '#/inbox/message:letter-5')
    await button(page, 'Videresend').click()
    const dialog = page.getByRole('dialog', { name: 'Videresende på e-post' })
    await dialog.getByLabel('E-postadresse').fill('kari')
    await dialog.getByRole('button', { name: 'Videresend' }).click()
    await dialog.getByText('Skriv en hel e-postadresse').waitFor()
    await usable(page, 'wrong')
    await dialog.getByLabel('E-postadresse').fill('kari@fjordby.no')
    await dialog.getByRole('button', { name: 'Videresend' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await told(page)).toBe('forward-kari@fjordby.no:letter-5')
  })
})
