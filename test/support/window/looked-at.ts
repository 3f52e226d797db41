/** Pages of the served window as different people see them. */
import type { BrowserContextOptions, Page } from 'playwright'
import { inject, onTestFinished } from 'vitest'
import { theBrowser } from '../the-browser.ts'

/**
 * Opens the window with what is to be seen: `look({ scene: 'setup-waiting' })`. A complaint of the page fails the
 * test that opened it.
 */
export async function look(
  wish: Readonly<Record<string, string>>,
  options: BrowserContextOptions = {},
  place = '#/setup',
): Promise<Page> {
  const browser = await theBrowser()
  const context = await browser.newContext({
    locale: 'nb-NO',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`${inject('window')}?${new URLSearchParams(wish).toString()}${place}`)
  return page
}
