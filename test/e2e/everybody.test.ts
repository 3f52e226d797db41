import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { openWindow, startApplication } from '../support/application.ts'

const views = ['Innboks', 'Send', 'Meldinger', 'Overføringer', 'Mapper', 'Oppsett', 'Innstillinger']

/** In a narrow window the menu is folded away behind a button. */
async function go(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('button', { name: 'Meny' })
  if (await menu.isVisible()) await menu.click()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`, 'u') })
    .click()
}

const eyes = [
  ['light and wide', 'light', { width: 1280, height: 800 }],
  ['dark and wide', 'dark', { width: 1280, height: 800 }],
  ['light and 320 points wide', 'light', { width: 320, height: 640 }],
] as const

describe('everybody can use every view', () => {
  test('with a screen reader: axe finds nothing, light and dark, wide and narrow', async () => {
    const application = await startApplication()
    const { page } = await openWindow(application.address)
    await page.getByRole('option').first().waitFor()
    for (const [eye, colorScheme, size] of eyes) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      for (const view of views) {
        await go(page, view)
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect(await violations(page), `${view}, ${eye}`).toEqual([])
        expect(await sideways(page), `${view} does not scroll sideways, ${eye}`).toBeLessThanOrEqual(0)
      }
      await go(page, 'Innboks')
      await page.getByRole('option').first().click()
      await page.getByRole('button', { name: 'Last ned' }).waitFor()
      expect(await violations(page), `the detail, ${eye}`).toEqual([])
    }
  })

  test('at 200 % zoom, which is half the points: nothing is cut off and the way back is there', async () => {
    const application = await startApplication()
    const { page } = await openWindow(application.address, { viewport: { width: 640, height: 400 } })
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: 'Last ned' }).waitFor()
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  })

  test('without a mouse: from the start of the page to a confirmed file with the keyboard alone', async () => {
    const application = await startApplication()
    const { page } = await openWindow(application.address)
    await page.getByRole('option').first().waitFor()
    const focused = () =>
      page.evaluate(() => {
        const active = document.activeElement
        return `${active?.getAttribute('role') ?? active?.localName} ${active?.textContent}`
      })
    const press = async (key: string, until: RegExp, most = 40): Promise<void> => {
      for (let count = 0; count < most && !until.test(await focused()); count += 1)
        await page.keyboard.press(key)
      expect(await focused()).toMatch(until)
    }
    await press('Tab', /Hopp til innholdet/u)
    await page.keyboard.press('Enter')
    await press('Tab', /^(listbox|option) .*kvittering/u)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Last ned' }).waitFor()
    await press('Tab', /^button Last ned$/u)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Bekreft mottak' }).waitFor({ timeout: 20_000 })
    await press('Tab', /^button Bekreft mottak$/u)
    await page.keyboard.press('Enter')
    await page.getByText('Mottak bekreftet').first().waitFor()
  })

  test('in their own language: nynorsk and English are whole, and the choice is kept', async () => {
    const application = await startApplication()
    const { page } = await openWindow(application.address)
    await go(page, 'Innstillinger')
    await page.getByRole('combobox', { name: 'Språk' }).selectOption('nn')
    await page.getByRole('heading', { name: 'Innstillingar', level: 1 }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('nn')
    await page.getByRole('combobox', { name: 'Språk' }).selectOption('en')
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    expect(await page.getByRole('navigation').innerText()).not.toMatch(/[æøå]/iu)
  })
})
