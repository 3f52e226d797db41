/** Before the first file of a run that opens pages: one window is built and served, one browser started for all. */
import type { TestProject } from 'vitest/node'
import { serveBrowser } from '../browser.ts'
import { serveWindow } from './serve.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser listens for tests. */
    readonly browser: string
    /** Address of the window over the cardboard engine. */
    readonly window: string
  }
}

export default async function forTheRun(project: TestProject) {
  const [served, browser] = await Promise.all([serveWindow(), serveBrowser()])
  project.provide('window', served.address)
  project.provide('browser', browser.wsEndpoint())
  return () => Promise.all([served.stop(), browser.close()])
}
