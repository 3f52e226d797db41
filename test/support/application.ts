/** The application as a newcomer starts it: `npm start -- --no-open` as a process, opened in a real Chromium. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright'
import { onTestFinished } from 'vitest'
import { theBrowser } from './the-browser.ts'
import { temporaryFolder } from './temporary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Application {
  readonly home: string
  readonly process: ChildProcess
  /** The address with its one-time token. */
  readonly address: string
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

/** Made by the first start in this process: the practice environment's keys take longer than all the rest. */
let keys: string | null = null

/** Starts it and answers when it prints its address. */
export async function startApplication(home = temporaryFolder()): Promise<Application> {
  const keysFile = path.join(home, 'practice', 'keys.json')
  if (keys !== null && !existsSync(keysFile)) {
    mkdirSync(path.dirname(keysFile), { recursive: true, mode: 0o700 })
    writeFileSync(keysFile, keys, { mode: 0o600 })
  }
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
    if (keys === null && existsSync(keysFile)) keys = readFileSync(keysFile, 'utf8')
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
  const browser = await theBrowser()
  const context = await browser.newContext({
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
