/** What only the desktop's window has, looked at in a real browser with a desktop of cardboard. */
import { expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const narrow = { colorScheme: 'dark', viewport: { width: 320, height: 640 } } as const

test.each([{}, narrow])('a person chooses how the program lives on the desktop, %o', async (eyes) => {
  const page = await look({ scene: 'update', host: 'desktop' }, eyes, '#/settings')
  const start = page.getByRole('switch', { name: 'Start når jeg logger på' })
  await start.click()
  await expect.poll(() => start.isChecked()).toBe(true)
  // What this system cannot do is not offered.
  expect(await page.getByRole('switch', { name: 'Si fra utenfor vinduet' }).count()).toBe(0)
  await page.getByText('En ny versjon av Budstikke (0.2.0) er klar.').waitFor()
  // Something moves in this scene, so nobody is invited to restart.
  expect(await page.getByRole('button', { name: 'Start på nytt nå' }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  expect(await sideways(page)).toBeLessThanOrEqual(0)
})

test('nothing of it is shown in a browser', async () => {
  const page = await look({ scene: 'update', host: 'browser' }, {}, '#/settings')
  await page.getByRole('heading', { name: 'Innstillinger', exact: true }).waitFor()
  expect(await page.getByRole('switch', { name: 'Start når jeg logger på' }).count()).toBe(0)
  expect(await page.getByText('En ny versjon av Budstikke').count()).toBe(0)
})

test.each([{}, narrow])('a proxy that asks is named, and answered or not, %o', async (eyes) => {
  const page = await look({ scene: 'proxy', host: 'desktop' }, eyes, '#/inbox')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('proxy.fjordby.no:8080').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('Brukernavn').fill('kari')
  await dialog.getByLabel('Passord').fill('hemmelig')
  await dialog.getByRole('button', { name: 'Logg på' }).click()
  await dialog.waitFor({ state: 'hidden' })
})
