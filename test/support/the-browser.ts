/** The browser of the whole run, which `window/for-the-run.ts` starts and ends. */
import { chromium, type Browser } from 'playwright'
import { inject } from 'vitest'

let connected: Promise<Browser> | null = null

/** Whoever uses it opens a context of its own, which shares nothing with another, and closes it. */
export const theBrowser = (): Promise<Browser> => (connected ??= chromium.connect(inject('browser')))
