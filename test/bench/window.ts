/** From the command to a window in which a person can work: the inbox shows its files. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import { launchBrowser } from '../support/browser.ts'

const launcher = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url))

/** Seconds. */
export interface WindowResult {
  /** A home that does not exist yet: keys, database and practice files are made. */
  readonly firstStart: number
  readonly laterStarts: readonly number[]
}

/** Starts the browser host `times` + 1 times; the browser itself runs already, as on a person's desk. */
export async function measureWindow(times: number): Promise<WindowResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'budstikke-bench-window-'))
  const home = path.join(folder, 'home')
  const browser = await launchBrowser()
  try {
    // The window is built when it is stale, and the disk's cache is warm afterwards: not what is measured.
    await startOnce(browser, path.join(folder, 'before'))
    const firstStart = await startOnce(browser, home)
    const laterStarts: number[] = []
    for (let start = 0; start < times; start += 1) laterStarts.push(await startOnce(browser, home))
    return { firstStart, laterStarts }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function startOnce(browser: Browser, home: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const began = performance.now()
  const host = spawn(process.execPath, [launcher, '--no-open', '--home', home], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  host.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  try {
    const address = await Promise.race([
      addressIn(host.stdout),
      ended.then(() => {
        throw new Error(`The browser host ended before it said where it is. ${said}`)
      }),
    ])
    await page.goto(address)
    await page.locator('[role="option"] .row-body').first().waitFor()
    return (performance.now() - began) / 1000
  } finally {
    host.kill()
    await ended
    await context.close()
  }
}

function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      const address = /http:\/\/\S+/.exec(line)?.[0]
      if (address !== undefined) resolve(address)
    })
  })
}
