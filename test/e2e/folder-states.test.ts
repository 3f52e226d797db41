import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const eyes = [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and wide', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['light and 320 points wide', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
] as const

const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })
const file = (page: Page, name: string) => details(page).getByRole('listitem').filter({ hasText: name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function expectSound(page: Page, where: string): Promise<void> {
  expect(await violations(page), where).toEqual([])
  expect(await sideways(page), where).toBeLessThanOrEqual(0)
}

const choose = (page: Page, filter: string) =>
  details(page).getByRole('radio', { name: filter, exact: true }).check()

/** Chooses what the engine offers first in place of a dialog of the system. */
async function choosePlace(page: Page): Promise<void> {
  await press(page, 'Velg mappe')
  await press(page, 'Bruk denne mappen')
}

describe('whoever looks at a folder', () => {
  test.each(eyes)(
    'sees how each stands, what its files wait for and what to do, %s',
    async (_eye, options) => {
      const page = await look({ scene: 'folders' }, options, '#/folders')
      await page.getByRole('option', { name: /ut på Sender/u }).waitFor()
      await page.getByRole('option', { name: /til-utsending venter/u }).waitFor()
      await expectSound(page, 'list')
      await page.getByRole('option', { name: /2 stanset · 1 spør · 3 venter · 2 sendes/u }).click()
      // What needs an answer is shown first.
      await file(page, 'lønn (1).xml').getByText('har samme innhold som').waitFor()
      await choose(page, 'Alle')
      await file(page, 'rapport.xml').getByText('Holdes av et annet program.').waitFor()
      await file(page, 'feil.xml').getByRole('button', { name: 'Prøv igjen' }).waitFor()
      await expectSound(page, 'detail')
    },
  )

  test('sees why one is paused, and that a rule can be read without opening it', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/archive')
    await details(page).getByText('//tjener/arkiv/til-utsending').first().waitFor()
    await details(page).getByText('navnet på undermappen').waitFor()
    await details(page).locator('.fault-panel').waitFor()
    await expectSound(page, 'paused')
  })

  test('answers whether the same is to be sent twice, and sees that it was heard', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/salary')
    await press(page, 'Send likevel')
    await details(page).getByText('Ingen filer her nå.').waitFor()
    await choose(page, 'På vei')
    await file(page, 'lønn (1).xml').waitFor()
  })

  test('tries a failed file again, and it is no longer among the stopped', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/salary')
    await choose(page, 'Stanset')
    await press(page, 'Prøv igjen')
    await details(page).getByText('Ingen filer her nå.').waitFor()
  })

  test('switches it off and on under the same finger', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/in')
    await press(page, 'Sett på pause')
    await page.getByRole('option', { name: /Inn av Mottar/u }).waitFor()
    await press(page, 'Fortsett')
    await page.getByRole('option', { name: /Inn på Mottar/u }).waitFor()
  })

  test('removes it, after having read that no file is touched', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/resting')
    await press(page, 'Fjern')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Ingen filer blir flyttet eller slettet').waitFor()
    await expectSound(page, 'dialog')
    await dialog.getByRole('button', { name: 'Fjern' }).click()
    await page.getByRole('option', { name: /Gamle rapporter/u }).waitFor({ state: 'detached' })
  })

  test('is told what folders are for while there is none', async () => {
    const page = await look({ scene: 'empty' }, {}, '#/folders')
    await page.getByText('Ingen mapper ennå').waitFor()
    await expectSound(page, 'empty')
    await page.getByRole('button', { name: 'Sett opp en mappe' }).last().click()
    await details(page).getByText('Hva skal mappen brukes til?').waitFor()
  })

  test('is told when the list cannot be had', async () => {
    const page = await look({ scene: 'list-fault' }, {}, '#/folders')
    await page.locator('.master .fault-panel').waitFor()
    await expectSound(page, 'fault')
  })
})

describe('whoever sets up a folder', () => {
  test.each(eyes)('sees what would go where before it can be switched on, %s', async (_eye, options) => {
    const page = await look({ scene: 'folders' }, options, '#/folders/new')
    await press(page, 'Se hva som vil skje')
    await details(page).getByText('Velg minst én mottaker.').waitFor()
    await details(page).getByText('Velg en mappe.', { exact: true }).waitFor()
    await expectSound(page, 'missing')
    await choosePlace(page)
    await page.getByLabel('Tjeneste', { exact: true }).selectOption('ovelse-arsregnskap')
    await page.getByLabel('En liten JSON-fil ved siden av').check()
    expect(await page.getByRole('button', { name: 'Slå på mappen' }).count()).toBe(0)
    await press(page, 'Se hva som vil skje')
    await details(page).getByText('Ingenting er sendt eller flyttet ennå.').waitFor()
    await file(page, 'a.xml').getByText('sendes til').waitFor()
    await file(page, 'c.xml').getByText('stanset').waitFor()
    await expectSound(page, 'preview')
    await press(page, 'Slå på mappen')
    await details(page).getByText('JSON-filen ved siden av').waitFor()
  })

  test('has to look once more when something has been changed', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/new')
    await page.getByLabel('Ta imot det som kommer').check()
    await choosePlace(page)
    await page.getByLabel('Fordel på undermapper').fill('{sender}')
    await press(page, 'Se hva som vil skje')
    await file(page, 'vedtak.pdf').getByText('legges i 310418498/2026').waitFor()
    await expectSound(page, 'in')
    await page.getByLabel('Fordel på undermapper').fill('{avsender}')
    expect(await page.getByRole('button', { name: 'Slå på mappen' }).count()).toBe(0)
    await press(page, 'Se hva som vil skje')
    await details(page).getByText('Bruk bare ordene over').waitFor()
  })

  test('agrees to what senders of messages are told, each for itself, and sees it before it is switched on', async () => {
    const page = await look({ scene: 'folders' }, { viewport: { width: 320, height: 640 } }, '#/folders/new')
    await page.getByLabel('Ta imot det som kommer').check()
    await choosePlace(page)
    await page.getByRole('switch', { name: 'Legg også meldinger i mappen' }).check()
    const reads = page.getByRole('switch', { name: 'Merk meldinger som lest når de er trygt lagret' })
    const confirms = page.getByRole('switch', { name: 'Bekreft mottak av meldinger som ber om det' })
    expect([await reads.isChecked(), await confirms.isChecked()], 'nothing is agreed to by the way').toEqual([
      ...[false, false],
    ])
    await reads.check()
    await press(page, 'Se hva som vil skje')
    await file(page, 'Vedtak om tilskudd').getByText('Melding · merkes som lest', { exact: false }).waitFor()
    expect(await file(page, 'Vedtak om tilskudd').innerText()).not.toContain('bekreftes')
    await confirms.check()
    await press(page, 'Se hva som vil skje')
    await file(page, 'Vedtak om tilskudd').getByText('mottak bekreftes').waitFor()
    await expectSound(page, 'messages')
  })

  test('is told why two folders may not overlap, and keeps what was filled in', async () => {
    const page = await look({ scene: 'folder-overlap' }, {}, '#/folders/new')
    await page.getByLabel('Ta imot det som kommer').check()
    await choosePlace(page)
    await press(page, 'Se hva som vil skje')
    await press(page, 'Slå på mappen')
    await details(page).getByText('Da kunne samme fil blitt sendt to ganger.').waitFor()
    await page.getByRole('button', { name: 'Slå på mappen' }).waitFor()
  })

  test('changes the rule of one that runs, and everything is as it was left', async () => {
    const page = await look({ scene: 'folders' }, {}, '#/folders/salary')
    await press(page, 'Endre')
    expect(await page.getByLabel('Bare filer som heter', { exact: true }).inputValue()).toBe('*.xml')
    await page.getByLabel('Det undermappen heter').check()
    await page.getByLabel('Referanse', { exact: true }).fill('{folder}')
    await press(page, 'Lagre')
    await details(page).getByText('navnet på undermappen').waitFor()
    await details(page).getByText('{folder}').waitFor()
  })
})
