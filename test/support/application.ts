/** The application as a newcomer starts it: `npm start -- --no-open` as a process, opened in a real Chromium. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, onTestFinished } from 'vitest'
import { launchBrowser } from './browser.ts'
import { temporaryFolder } from './temporary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One browser for a file of tests; each window is a context of its own, which shares nothing with another. */
let browser: Promise<Browser> | null = null
afterAll(async () => (await browser)?.close())

export interface Application {
  readonly home: string
  readonly process: ChildProcess
  /** The address with its one-time token. */
  readonly address: string
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

/** Starts it and answers when it prints its address. */
export async function startApplication(home = temporaryFolder()): Promise<Application> {
  const child = spawn(process.execPath, ['bin/start.mjs', '--no-open', '--home', home], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (text) => {
    complaints += String(text)
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await exited
  }
  onTestFinished(() => end('SIGKILL'))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('http://')) resolve(line)
    })
    void exited.then(() => reject(new Error(`It ended at once: ${complaints}`)))
  })
  return { home, process: child, address, stop: () => end('SIGINT'), kill: () => end('SIGKILL') }
}

/** Opens the window. Anything that the page complains of fails the test. */
export async function openWindow(
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  browser ??= launchBrowser()
  const context = await (
    await browser
  ).newContext({
    locale: 'nb-NO',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(address)
  return { page, complaints }
}

/** Drops files on the window the way a file manager does. */
export async function dropFiles(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const transfer = await page.evaluateHandle((entries) => {
    const data = new DataTransfer()
    for (const [name, content] of entries) data.items.add(new File([content], name))
    return data
  }, Object.entries(files))
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer })
}
