/** The browser of the end-to-end tests. `npm test` finds it and says where in BUDSTIKKE_CHROMIUM. */
import { chromium, type Browser, type BrowserServer } from 'playwright'
import { provideChromium, thisMachine } from './system/chromium.ts'

/** No sandbox for root, which Chromium refuses; nothing that looks for hosts on its own. */
const parameters = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  // Without a screen letters are otherwise set apart by whole pixels, and pictures look like nobody's window.
  '--font-render-hinting=none',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Starts Chromium without a window. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args: parameters })
}

/** The same, for other processes to connect to. */
export async function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: await executable(), headless: true, args: parameters })
}

/** Run by hand, without the test command, the same search is made here. */
async function executable(): Promise<string> {
  const told = process.env['BUDSTIKKE_CHROMIUM']
  if (told !== undefined && told !== '') return told
  const chromium = await provideChromium(await thisMachine(process.cwd()))
  if ('missing' in chromium) throw new Error(chromium.missing)
  return chromium.path
}
