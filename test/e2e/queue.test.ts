import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openWindow, startApplication } from '../support/application.ts'
import { commandLine } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary.ts'

const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })
const foot = (page: Page) => page.getByRole('contentinfo')
const service = ['--service', 'ovelse-arsregnskap']

/** Puts a file in the queue from the terminal, beside the open window. */
async function queue(home: string, name: string): Promise<void> {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, name)
  const sent = await commandLine(home, ['send', file, '--to', '310904473', ...service, '--no-wait', '--json'])
  expect(sent.code, sent.stderr).toBe(0)
}

test('what is paused by a click stays where it is, also over a restart, until a click lets it go on', async () => {
  const application = await startApplication()
  const first = await openWindow(application.address)
  await first.page.getByRole('option').first().waitFor()
  await foot(first.page).getByRole('button', { name: 'Sett alt på pause' }).click()
  await foot(first.page).getByText('Ingenting sendes eller lastes ned før du fortsetter.').waitFor()
  await queue(application.home, 'venter.txt')
  await queue(application.home, 'går.txt')
  await first.page.goto(`${first.page.url().split('#')[0]}#/transfers`)
  await first.page.getByRole('option', { name: /går\.txt.*alt er på pause/u }).waitFor()
  await first.page.getByRole('option', { name: /venter\.txt.*alt er på pause/u }).click()
  await details(first.page).getByRole('button', { name: 'Sett på pause', exact: true }).click()
  await details(first.page).getByText('Du har satt filen på pause.').waitFor()
  expect(first.complaints).toEqual([])
  await application.stop()

  const again = await startApplication(application.home)
  const { page, complaints } = await openWindow(again.address)
  await foot(page).getByText('Alt er satt på pause.').waitFor()
  await foot(page).getByRole('button', { name: 'Fortsett alt' }).click()
  await page.goto(`${page.url().split('#')[0]}#/transfers`)
  const reached = /(klar for nedlasting|hentet, ikke bekreftet|mottatt av alle)/u
  await page
    .getByRole('option', { name: /går\.txt/u })
    .filter({ hasText: reached })
    .waitFor({ timeout: 60_000 })
  await page.getByRole('option', { name: /venter\.txt.*på pause/u }).click()
  await details(page).getByRole('button', { name: 'Fortsett', exact: true }).click()
  await page
    .getByRole('option', { name: /venter\.txt/u })
    .filter({ hasText: reached })
    .waitFor({ timeout: 60_000 })
  expect(complaints).toEqual([])
})
