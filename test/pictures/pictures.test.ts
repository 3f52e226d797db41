/**
 * Pictures of every view as a person meets them: light and dark, wide and narrow, in both languages of the guide. All go
 * to `test-results/pictures` for the eye; the wide and light ones are those of the guide in `docs/guide`.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openWindow, startApplication, type Application } from '../support/application.ts'
import { commandLine } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary.ts'

const all = path.resolve('test-results/pictures')
const guide = path.resolve('docs/guide/pictures')

const looks = [
  { name: 'light-wide', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark-wide', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'light-narrow', colorScheme: 'light', viewport: { width: 390, height: 800 } },
  { name: 'dark-narrow', colorScheme: 'dark', viewport: { width: 390, height: 800 } },
  // As with the system's own high contrast.
  {
    name: 'contrast-wide',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
    forcedColors: 'active',
  },
] as const

interface View {
  readonly name: string
  /** Where it stands in the window's address, after the mark. */
  readonly address: string
  readonly prepare?: (page: Page) => Promise<void>
}

const firstOfList = async (page: Page): Promise<void> => {
  await page.getByRole('option').first().click()
  await page.getByRole('region', { name: /Detaljer|Details/u }).waitFor()
}

const views: readonly View[] = [
  { name: 'inbox', address: '/inbox' },
  { name: 'inbox-file', address: '/inbox', prepare: (page) => openRow(page, /kvittering\.pdf/u) },
  { name: 'inbox-message', address: '/inbox', prepare: (page) => openRow(page, /melding|message/iu) },
  { name: 'send', address: '/send' },
  { name: 'messages', address: '/messages' },
  { name: 'message-new', address: '/messages/new' },
  { name: 'transfers', address: '/transfers', prepare: firstOfList },
  { name: 'folders', address: '/folders' },
  { name: 'folder-new', address: '/folders/new' },
  { name: 'setup', address: '/setup' },
  { name: 'setup-new', address: '/setup/new' },
  { name: 'settings', address: '/settings', prepare: folderOfReader },
  { name: 'settings-network', address: '/settings/network' },
]

async function openRow(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('option', { name }).first().click()
  await page.getByRole('region', { name: /Detaljer|Details/u }).waitFor()
}

/** The folder of whoever reads the guide, not that of the machine that takes the picture. */
async function folderOfReader(page: Page): Promise<void> {
  await page.getByText(/[\\/]downloads$/u).evaluate((element) => {
    element.textContent = 'C:\\Users\\Kari\\Downloads\\Budstikke'
  })
}

/** Something to look at: one file on its way to a partner of the practice environment. */
async function sendOne({ home }: Application): Promise<void> {
  const file = path.join(temporaryFolder(), 'Årsregnskap 2025.txt')
  writeFileSync(file, 'tall og bokstaver')
  const to = ['--to', '310904473', '--service', 'ovelse-arsregnskap', '--wait', 'published', '--json']
  const sent = await commandLine(home, ['send', file, ...to])
  expect(sent.code, sent.stderr).toBe(0)
}

async function speak(page: Page, language: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/settings`)
  await page.getByRole('combobox', { name: /Språk|Language/u }).selectOption(language)
  await page.locator(`html[lang=${language}]`).waitFor()
}

async function show(page: Page, { address, prepare }: View): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${address}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await prepare?.(page)
  await page.evaluate(() => document.fonts.ready)
}

test.each(['nb', 'en'])('every view in %s', async (language) => {
  const application = await startApplication()
  await sendOne(application)
  mkdirSync(all, { recursive: true })
  mkdirSync(path.join(guide, language), { recursive: true })
  const { page, complaints } = await openWindow(application.address, { reducedMotion: 'reduce' })
  await page.getByRole('option').first().waitFor()
  await page.screenshot({ path: path.join(all, 'nb-light-wide-welcome.png'), animations: 'disabled' })
  await page.getByRole('button', { name: 'Hopp over' }).click()
  await speak(page, language)
  // The session belongs to this one page, so the page changes its looks.
  for (const { name: look, viewport, ...media } of looks) {
    await page.emulateMedia(media)
    await page.setViewportSize(viewport)
    for (const view of views) {
      await show(page, view)
      const file = path.join(all, `${language}-${look}-${view.name}.png`)
      await page.screenshot({ path: file, animations: 'disabled' })
      if (look === 'light-wide') copyFileSync(file, path.join(guide, language, `${view.name}.png`))
    }
  }
  expect(complaints).toEqual([])
})
