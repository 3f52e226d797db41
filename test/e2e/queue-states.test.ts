import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const eyes = [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and wide', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['light and 320 points wide', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
] as const

const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })
const foot = (page: Page) => page.getByRole('contentinfo')
const row = (page: Page, position: number) => page.getByRole('option').nth(position)

/** Where it stands, to the pixel. */
async function place(page: Page, name: string) {
  const box = await page.getByRole('button', { name, exact: true }).boundingBox()
  return box === null ? null : { x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width) }
}

const reasons = [
  ['out-1', 'queue', 'Du har satt filen på pause.'],
  ['out-2', 'queue', 'Andre filer overføres først.'],
  ['out-3', 'queue', 'Fortsetter av seg selv'],
  ['out-2', 'queue-paused', 'Alt er satt på pause. Filen fortsetter når du trykker «Fortsett alt» nederst.'],
  ['out-4', 'queue-calls', 'de er brukt opp for nå. Filen fortsetter av seg selv om 25 sekunder.'],
  ['out-0', 'queue-limits', 'Farten er begrenset til 20 Mbit/s mellom kl. 22:00 og 06:00 i innstillingene.'],
] as const

describe('whoever wonders why a file stands still', () => {
  // Each reason by one pair of eyes, each pair meets two.
  test.each(eyes.map((eye, at) => [...eye, at] as const))(
    'is told beside it, %s',
    async (_eye, options, at) => {
      for (const [id, scene, words] of reasons.filter((_reason, index) => index % eyes.length === at)) {
        const page = await look({ scene }, options, `#/transfers/${id}`)
        await details(page).getByText(words).first().waitFor()
        expect(await violations(page), words).toEqual([])
        expect(await sideways(page), words).toBeLessThanOrEqual(0)
      }
    },
  )

  test('is told in the list too, each with its own words', async () => {
    const page = await look({ scene: 'queue-calls' }, {}, '#/transfers')
    const expected = [
      'lastes opp',
      'på pause',
      'venter på Altinn',
      'venter på nytt forsøk',
      'venter på Altinn',
    ]
    for (const [position, words] of expected.entries()) await row(page, position).getByText(words).waitFor()
  })

  test('does not keep asking the engine for what nobody looks at', async () => {
    const page = await look({ scene: 'queue' }, {}, '#/settings')
    const asked = () => page.evaluate(() => Number(document.documentElement.dataset['budgetsAsked'] ?? 0))
    await page.getByText('Vis kallene det siste minuttet').waitFor()
    expect(await asked()).toBe(0)
    await page.getByText('Vis kallene det siste minuttet').click()
    await page.getByRole('row', { name: /Melde nye filer 12 av 110 0/u }).waitFor()
    await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThan(1)
  })
})

describe('whoever wants it otherwise', () => {
  test('pauses a file and lets it go on, and the button stays under the finger and in focus', async () => {
    const page = await look({ scene: 'queue' }, {}, '#/transfers/out-0')
    await details(page).getByText('42').first().waitFor()
    const before = await place(page, 'Sett på pause')
    await page.getByRole('button', { name: 'Sett på pause', exact: true }).focus()
    await page.keyboard.press('Enter')
    await details(page).getByText('Du har satt filen på pause.').waitFor()
    await row(page, 0).getByText('på pause').waitFor()
    expect(await place(page, 'Fortsett')).toEqual(before)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fortsett')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sett på pause', exact: true }).waitFor()
  })

  test('sends a file sooner or later with the keyboard alone, and hears that it was done', async () => {
    const page = await look({ scene: 'queue' }, {}, '#/transfers/out-2')
    const order = details(page).getByRole('button', { name: 'Rekkefølge' })
    for (const [name, told] of [
      ['Send først', 'Sendes nå først av dem som venter.'],
      ['Flytt én plass fram', 'Flyttet én plass fram i køen.'],
      ['Flytt én plass bak', 'Flyttet én plass bak i køen.'],
      ['Send sist', 'Sendes nå sist av dem som venter.'],
    ] as const) {
      await order.focus()
      await page.keyboard.press('Enter')
      const choice = page.getByRole('button', { name, exact: true })
      await choice.waitFor()
      if (name === 'Send først') expect(await violations(page), 'open').toEqual([])
      for (let tabs = 0; tabs < 5; tabs += 1) {
        if (await choice.evaluate((button) => button === document.activeElement)) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
      await details(page).getByText(told).waitFor()
      await choice.waitFor({ state: 'hidden' })
      expect(await order.evaluate((button) => button === document.activeElement), 'focus').toBe(true)
    }
  })

  test('pauses a download', async () => {
    const page = await look({ scene: 'queue' }, {}, '#/inbox/in-2')
    const before = await place(page, 'Sett på pause')
    await page.getByRole('button', { name: 'Sett på pause', exact: true }).click()
    await details(page).getByText('Du har satt filen på pause.').waitFor()
    expect(await place(page, 'Fortsett')).toEqual(before)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Fortsett', exact: true }).click()
    await page.getByRole('button', { name: 'Sett på pause', exact: true }).waitFor()
  })

  test.each(eyes)('pauses everything from any view, and it can be seen, %s', async (_eye, options) => {
    const page = await look({ scene: 'queue' }, options, '#/inbox')
    await row(page, 0).waitFor()
    await foot(page).getByRole('button', { name: 'Sett alt på pause' }).click()
    await foot(page).getByText('Alt er satt på pause.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await foot(page).getByRole('button', { name: 'Fortsett alt' }).click()
    await foot(page).getByText('Alt er satt på pause.').waitFor({ state: 'detached' })
  })

  test('is told when it could not be done', async () => {
    const page = await look({ scene: 'queue-refused' }, {}, '#/inbox')
    await foot(page).getByRole('button', { name: 'Sett alt på pause' }).click()
    await foot(page).getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe('whoever shares the line with others', () => {
  test.each(eyes)('sets a limit for a part of the day, %s', async (_eye, options) => {
    const page = await look({ scene: 'queue-calls' }, options, '#/settings')
    const up = page.getByLabel('Fra dere til Altinn (Mbit/s)')
    const save = page.getByRole('button', { name: 'Lagre', exact: true })
    await up.fill('fort')
    await page.getByLabel('Fra Altinn til dere (Mbit/s)').fill('0')
    await page.getByRole('switch', { name: 'Bare i en del av døgnet' }).check()
    await page.getByLabel('Fra klokka').selectOption('16')
    await page.getByText('Vis kallene det siste minuttet').click()
    await page.getByRole('row', { name: /Melde nye filer.*ledig om 25 sekunder 110 av 110 3/u }).waitFor()
    await page.getByRole('row', { name: /Andre kall/u }).waitFor()
    await save.click()
    for (const words of [
      'Skriv et tall, for eksempel 20 eller 2,5.',
      'Grensen må være mellom 0,1 og 100 000 Mbit/s.',
      'Velg to ulike klokkeslett.',
    ])
      await page.getByText(words).waitFor()
    expect(await up.evaluate((field) => field === document.activeElement), 'the first mistake').toBe(true)
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)

    await up.fill('2,5')
    await page.getByLabel('Fra Altinn til dere (Mbit/s)').fill('')
    await page.getByLabel('Fra klokka').selectOption('22')
    await page.getByLabel('Til klokka').selectOption('6')
    await page.getByText('Grensen gjelder over midnatt, til neste morgen.').waitFor()
    await save.click()
    await page.getByText('Grensene er lagret.').first().waitFor()
    expect(await page.getByText(/Skriv et tall/u).count()).toBe(0)
    await page.goto(`${page.url().split('#')[0]}#/transfers/out-0`)
    await page.getByText('Farten er begrenset til 2,5 Mbit/s mellom kl. 22:00 og 06:00').waitFor()
  })
})
