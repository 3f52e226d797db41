import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { setupStateSchema } from '../../preload/contract/setup-models.ts'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const eyes = [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and wide', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['light and 320 points wide', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
] as const

/** Between them they see every colour and every width. */
const [, dark, narrow] = eyes
const someEyes = [dark, narrow]

const head = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Stegene i oppsettet' })
    .getByRole('button', { name: new RegExp(`\\d\\. ${name}`, 'u') })

async function openEverything(page: Page): Promise<void> {
  await page.locator('.step-head').first().waitFor()
  await page.evaluate(() => {
    for (const closed of document.querySelectorAll<HTMLElement>('.step-head[aria-expanded=false]'))
      closed.click()
  })
  await page.locator('.step-head[aria-expanded=false]').first().waitFor({ state: 'detached' })
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLDetailsElement>('.main details')) folded.open = true
  })
}

describe('everybody can read every step of the set-up in every state', () => {
  // Axe takes seconds for fifteen open steps: each state by one pair of eyes, and none may be too wide for any.
  test.each(eyes.map((eye, at) => [...eye, at] as const))('%s', async (_eye, options, at) => {
    const page = await look({ scene: 'setup-ok' }, options)
    for (const [index, state] of setupStateSchema.options.entries()) {
      await page.goto(page.url().replace(/setup-[a-z-]+/u, `setup-${state}`))
      await openEverything(page)
      expect(await page.locator(`.step[data-state=${state}]`).count()).toBe(15)
      if (index % eyes.length === at) expect(await violations(page), state).toEqual([])
      expect(await sideways(page), state).toBeLessThanOrEqual(0)
    }
  })

  test('at 200 % zoom, which is half the points, nothing is cut off', async () => {
    const page = await look({ scene: 'setup-attention' }, { viewport: { width: 640, height: 400 } })
    await openEverything(page)
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: /Registrer systemet/u }).scrollIntoViewIfNeeded()
  })
})

const forms = [
  ['Nøkkel', 'Hent nøkkel fra fil', 'Velg nøkkelfil'],
  ['Nøkkel', 'Velg sertifikat på maskinen', 'Bruk denne nøkkelen'],
  ['Klient', 'Skriv inn klient-ID', 'Lagre og test'],
  ['Tjeneste', 'Legg til tjeneste', 'Avbryt'],
  ['Systembruker', 'Vi har alt en systembruker', 'Bruk denne systembrukeren'],
  ['Prøvesending', 'Send en prøvefil', 'Send prøvefilen'],
] as const

describe('everybody can fill in what a step asks for', () => {
  test.each(someEyes)('every form, %s', async (_eye, options) => {
    const page = await look({ scene: 'setup-attention' }, options)
    for (const [step, act, inside] of forms) {
      if ((await head(page, step).getAttribute('aria-expanded')) === 'false') await head(page, step).click()
      await page.getByRole('button', { name: act }).click()
      await page.getByRole('button', { name: inside }).first().waitFor()
    }
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  })

  test.each(someEyes)(
    'a letter, where to begin, keys that are locked and settings, %s',
    async (_eye, options) => {
      const page = await look({ scene: 'setup-attention' }, options, '#/setup/scopes')
      await page.getByRole('button', { name: 'E-post til Altinn om API-tilgang' }).click()
      const letter = page.getByRole('dialog')
      await letter.getByText('servicedesk@altinn.no').waitFor()
      expect(await violations(page), 'letter').toEqual([])
      const address = await letter.getByRole('link', { name: 'Åpne i e-postprogram' }).getAttribute('href')
      expect(address).toMatch(/^mailto:servicedesk@altinn\.no\?subject=.+&body=Hei!%0D%0A/u)

      const start = await look({ scene: 'from-nothing' }, options, '#/setup/new')
      await start.getByText('Vi handler på vegne av en kunde').click()
      await start.getByRole('radio', { name: /TT02/u }).check()
      await start.getByLabel('Organisasjonsnummer').fill('310 904 473')
      await start.getByText('Skal Budstikke slå opp navn?').waitFor()
      await start.getByRole('button', { name: 'Begynn oppsettet' }).click()
      await start.getByText('Velg hvem sin klient som skal brukes.').waitFor()
      expect(await violations(start), 'start').toEqual([])
      expect(await sideways(start)).toBeLessThanOrEqual(0)

      const locked = await look({ scene: 'locked' }, options, '#/settings')
      await locked.getByRole('button', { name: 'Lås opp' }).click()
      expect(await violations(locked), 'locked').toEqual([])
      expect(await sideways(locked)).toBeLessThanOrEqual(0)
    },
  )
})
