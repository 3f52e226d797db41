/** A served window for a whole file of tests, and pages of it as different people see them. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { serveWindow, type ServedWindow } from './serve.ts'

export type Look = (
  wish: Readonly<Record<string, string>>,
  options?: BrowserContextOptions,
  place?: string,
) => Promise<Page>

/** Call it once at the top of a file. A complaint of the page fails the test that opened it. */
export function useServedWindow(): Look {
  let served: ServedWindow | null = null
  let browser: Browser | null = null
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([serveWindow(), launchBrowser()])
  })
  afterAll(async () => {
    await Promise.all([served?.stop(), browser?.close()])
  })
  return async (wish, options = {}, place = '#/setup') => {
    if (served === null || browser === null) throw new Error('Nothing is served yet')
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
    await page.goto(served.address(wish, place))
    return page
  }
}
