/** The first look at the window, and the keyboard that reaches all of it. */
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const welcome = (page: Page) => page.getByRole('region', { name: 'Velkommen' })
const heading = (page: Page, name: string) => page.getByRole('heading', { name })

describe('whoever opens the window for the first time', () => {
  test('reads three steps with the keyboard alone, beside the files, and is not asked again', async () => {
    const page = await look({ scene: 'welcome' }, {}, '#/inbox')
    await heading(page, 'Velkommen til Budstikke').waitFor()
    await page.getByRole('option').first().waitFor()
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    expect(await violations(page)).toEqual([])

    await welcome(page).getByRole('button', { name: 'Neste' }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Øv først')
    await welcome(page).getByRole('button', { name: 'Jeg øver først' }).press('Enter')
    await page.getByText('bekrefter ikke mottak før filen er trygt lagret').waitFor()
    await welcome(page).getByRole('button', { name: 'Ferdig' }).press('Enter')
    await welcome(page).waitFor({ state: 'detached' })
    await page.getByRole('option').first().click()
    await page.getByRole('region', { name: 'Detaljer' }).waitFor()

    await page.keyboard.press('7')
    await page.getByRole('button', { name: 'Vis velkomsten på nytt' }).click()
    await heading(page, 'Velkommen til Budstikke').waitFor()
    await welcome(page).getByRole('button', { name: 'Hopp over' }).focus()
    await page.keyboard.press('Escape')
    await welcome(page).waitFor({ state: 'detached' })
  })

  test('on a small and dark screen: nothing is cut off, and setting up is one step away', async () => {
    const small = { colorScheme: 'dark', viewport: { width: 320, height: 640 } } as const
    const page = await look({ scene: 'welcome' }, small, '#/inbox')
    await welcome(page).getByRole('button', { name: 'Neste' }).click()
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await welcome(page).getByRole('button', { name: 'Sett opp virksomheten' }).click()
    await heading(page, 'Sett opp en organisasjon').waitFor()
  })
})

describe('whoever uses the keyboard', () => {
  test('opens the map of the keys with «?», and every key in it for the whole window works', async () => {
    const page = await look({ scene: 'files' }, {}, '#/inbox')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('?')
    const map = page.getByRole('dialog', { name: 'Tastatur' })
    await map.waitFor()
    expect(await violations(page)).toEqual([])
    expect(await map.getByText('Gå til Mapper').count()).toBe(1)
    await page.keyboard.press('2')
    expect(await map.evaluate((dialog) => dialog.scrollTop), 'it opens at its title').toBe(0)
    expect(page.url(), 'behind an open dialog nothing happens').toContain('#/inbox')
    await page.keyboard.press('Escape')
    await map.waitFor({ state: 'detached' })

    await page.keyboard.press('5')
    await heading(page, 'Mapper').first().waitFor()
    await page.keyboard.press('1')
    await heading(page, 'Innboks').first().waitFor()
    await page.keyboard.press('/')
    const search = page.getByRole('searchbox')
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('2?')
    expect(await search.inputValue(), 'what is written in a field is no shortcut').toBe('2?')
    expect(page.url()).toContain('#/inbox')
  })

  test('turns single keys off, and then none of them does anything', async () => {
    const page = await look({ scene: 'files' }, {}, '#/settings')
    await page.getByRole('switch', { name: 'Hurtigtaster med én tast' }).uncheck()
    await page.keyboard.press('2')
    await page.keyboard.press('?')
    expect(page.url()).toContain('#/settings')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Vis alle taster' }).click()
    await page.getByRole('dialog').getByText('Hurtigtastene med én tast er slått av').waitFor()
  })
})

describe('whoever needs high contrast', () => {
  /** What the eye compares: ground, border and ring of the first that matches. */
  const looksOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const style = getComputedStyle(element)
        return `${style.backgroundColor} ${style.borderTopWidth} ${style.outlineStyle} ${style.backgroundPosition}`
      })

  test('sees what is chosen, how far it has come and where the focus is, though the system takes the colours', async () => {
    const page = await look(
      { scene: 'files' },
      { forcedColors: 'active', colorScheme: 'dark' },
      '#/inbox/in-2',
    )
    await page.getByRole('option', { selected: true }).waitFor()
    await page.getByRole('progressbar').first().waitFor()
    const pairs = [
      ['.nav a[aria-current=page]', '.nav a:not([aria-current])'],
      ['.row[aria-selected=true]', '.row[aria-selected=false]'],
      ['.filter input:checked + span', '.filter input:not(:checked) + span'],
      ['.progress-bar', '.progress-track'],
      ['.unread-dot', '.row[aria-selected=false]'],
    ] as const
    for (const [chosen, other] of pairs)
      expect(await looksOf(page, chosen), chosen).not.toBe(await looksOf(page, other))
    expect(await looksOf(page, '.badge')).toContain(' 1px ')
    const button = page.getByRole('button', { name: 'Sett på pause' })
    await button.press('Shift')
    expect(await button.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
    expect(await violations(page)).toEqual([])

    await page.keyboard.press('7')
    const off = await looksOf(page, '[role=switch]:not(:checked)')
    expect(await looksOf(page, '[role=switch]:checked')).not.toBe(off)
  })
})
