import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { sideways, violations } from '../support/accessibility.ts'
import { look } from '../support/window/looked-at.ts'

const eyes = [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and 320 points wide', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
] as const

const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })
const recipients = (page: Page) => page.getByRole('combobox', { name: 'Mottakere', exact: true })
const send = (page: Page) => page.getByRole('button', { name: 'Send melding' })

async function usable(page: Page, where: string): Promise<void> {
  expect(await violations(page), where).toEqual([])
  expect(await sideways(page), where).toBeLessThanOrEqual(0)
}

/** As from a spreadsheet. */
async function paste(page: Page, text: string): Promise<void> {
  await recipients(page).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

describe('whoever writes a message', () => {
  test.each(eyes)('is told all that is wrong, beside each field and together, %s', async (_eye, options) => {
    const page = await look({ scene: 'messages' }, options, '#/messages/new')
    await page.getByLabel('Tittel').fill('Vedtak <b>1</b>')
    await paste(page, '310418498\n123456789\nBergen kommune')
    await page.getByText('Linje 2: «123456789» – kontrollsifrene stemmer ikke.').waitFor()
    await page.getByText('Linje 3: «Bergen kommune» – fant ikke noe nummer.').waitFor()
    await page.getByText('Varsel på e-post eller SMS').click()
    await page.getByLabel('Varsle mottakeren').selectOption('emailAndSms')
    await page.getByRole('radio', { name: 'Egen tekst' }).check()
    await page.getByText('Flere valg').click()
    await page.getByRole('switch', { name: 'Send også til dem som har reservert seg' }).check()
    await page.getByRole('button', { name: 'Legg til svarknapp' }).click()
    await send(page).click()

    const summary = page.getByRole('list', { name: 'Dette må rettes før meldingen kan sendes' })
    expect(await summary.getByRole('button').allTextContents()).toEqual([
      'Velg en tjeneste.',
      'Rett eller fjern det som ikke ble mottakere.',
      'Tittelen må være ren tekst, uten HTML-koder og uten # som overskrift.',
      'Skriv en melding.',
      'Skriv hvorfor dere kan se bort fra reservasjonen.',
      'Skriv et emne på høyst 512 tegn i varselet.',
      'Skriv en e-posttekst på høyst 10\u00A0000 tegn i varselet.',
      'Skriv en SMS på høyst 2\u00A0144 tegn i varselet.',
    ])
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('id'))
    expect(await focused(), 'the first mistake').toBe(
      await page.getByRole('combobox', { name: 'Tjeneste', exact: true }).getAttribute('id'),
    )
    await usable(page, 'with mistakes')
    // What is wrong is found again also when it has been folded away.
    await page.getByText('Flere valg').click()
    await summary.getByRole('button', { name: /reservasjonen/u }).click()
    expect(await focused()).toBe(await page.getByLabel('Begrunnelse').getAttribute('id'))
  })

  test('sees what becomes of the text, and nothing in it runs', async () => {
    const page = await look({ scene: 'messages' }, {}, '#/messages/new')
    await page
      .getByRole('textbox', { name: 'Melding', exact: true })
      .fill('## Vedtak\n\nHei **dere** <img src=x onerror="document.title=1">')
    const paper = page.getByRole('region', { name: 'Slik blir den' })
    await paper.getByRole('heading', { name: 'Vedtak' }).waitFor()
    await paper.locator('strong', { hasText: 'dere' }).waitFor()
    expect(await paper.locator('img').count()).toBe(0)
  })

  test('is told which attachments cannot go, and sends without them', async () => {
    const page = await look({ scene: 'messages' }, {}, '#/messages/new')
    await page.getByRole('combobox', { name: 'Tjeneste', exact: true }).selectOption('ovelse-taushet')
    await page.getByText('Alt som går gjennom denne tjenesten, er taushetsbelagt post.').waitFor()
    await paste(page, '310418498')
    await page.getByLabel('Tittel').fill('Vedtak')
    await page.getByRole('textbox', { name: 'Melding', exact: true }).fill('Hei')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'vedtak.pdf', mimeType: 'application/pdf', buffer: Buffer.from('pdf') },
        { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('mp4') },
      ])
    await send(page).click()
    await page.getByText('Fjern vedleggene som ikke kan sendes.').first().waitFor()
    await page.getByRole('button', { name: 'Fjern film.mp4' }).click()
    await page.getByText('Til Skatteverket AS · 1 vedlegg · taushetsbelagt').waitFor()
    await send(page).click()
    await page.getByRole('heading', { name: 'Meldinger', level: 1 }).waitFor()
    await details(page).getByRole('heading', { name: 'Vedtak', exact: true }).waitFor()
  })

  test('finds the draft again, and can throw it away', async () => {
    const page = await look({ scene: 'messages' }, {}, '#/messages/new')
    await page.getByLabel('Tittel').fill('Halvferdig')
    await page.getByRole('button', { name: 'Til meldingene' }).click()
    await page.getByRole('radio', { name: 'Utkast' }).check()
    await usable(page, 'drafts')
    await page.getByRole('button', { name: /^Halvferdig/u }).click()
    expect(await page.getByLabel('Tittel').inputValue()).toBe('Halvferdig')
    await page.getByRole('button', { name: 'Slett utkastet' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Slett utkastet' }).click()
    await page.getByRole('radio', { name: 'Utkast' }).check()
    await page.getByRole('button', { name: /^Påminning om frist/u }).waitFor()
    expect(await page.getByRole('button', { name: /^Halvferdig/u }).count()).toBe(0)
  })

  test('is told when nothing can be kept or sent, and loses nothing of it', async () => {
    const page = await look({ scene: 'messages-full' }, {}, '#/messages/new')
    await page.getByLabel('Tittel').fill('Vedtak')
    await page.getByText('Utkastet er ikke lagret.').waitFor()
    await page.getByRole('combobox', { name: 'Tjeneste', exact: true }).selectOption('ovelse-brev')
    await paste(page, '310418498')
    await page.getByRole('textbox', { name: 'Melding', exact: true }).fill('Hei')
    await send(page).click()
    await page
      .getByText(/Det er ikke plass på disken/u)
      .first()
      .waitFor()
    expect(await page.getByLabel('Tittel').inputValue()).toBe('Vedtak')
  })

  test('without a service is told what one is, and goes on when it is added', async () => {
    const page = await look({}, {}, '#/messages/new')
    await page.getByText('Dere har ingen meldingstjeneste her ennå').waitFor()
    const name = page.getByLabel('Navnet på tjenesten hos Altinn')
    await name.fill('finnes-ikke')
    await name.press('Enter')
    await page.getByText(/Altinn kjenner ikke/u).waitFor()
    await usable(page, 'no service')
    await name.fill('fjordby-brev')
    await name.press('Enter')
    await page.getByLabel('Tittel').waitFor()
  })
})

describe('whoever has sent a message', () => {
  test.each(eyes)('sees where it stands with each recipient, and why, %s', async (_eye, options) => {
    const page = await look({ scene: 'messages' }, options, '#/messages/sent-0')
    const rows = details(page).getByRole('list').first().getByRole('listitem')
    await rows.first().waitFor()
    const told = (await rows.allTextContents()).map((text) => text.replaceAll('\u00A0', ' '))
    for (const [position, words] of [
      /Altinn svarer: «Recipient lacks contact information».*kom ikke fram/u,
      /Send den på papir.*reservert mot digital post/u,
      /Skatteverket AS.*bekreftet.*varslet/u,
      /Nordvik fylkeskommune.*lest.*varselet kom ikke fram/u,
      /Havnebyen pensjonskasse.*i innboksen.*varsel venter/u,
    ].entries())
      expect(told[position]).toMatch(words)
    await details(page).getByText('1 av 5 har bekreftet').waitFor()
    expect(await details(page).getByRole('button', { name: 'Trekk tilbake' }).count(), 'published').toBe(0)
    await usable(page, 'published')
  })

  test('takes it back while nobody has got it', async () => {
    const page = await look({ scene: 'messages' }, {}, '#/messages/sent-1')
    await details(page).getByRole('button', { name: 'Trekk tilbake' }).click()
    await page.getByRole('dialog').getByText('Etter at den er publisert').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Trekk tilbake' }).click()
    await details(page).getByText('trukket tilbake').first().waitFor()
  })

  test('is told what stopped it', async () => {
    const page = await look({ scene: 'messages' }, { colorScheme: 'dark' }, '#/messages/sent-3')
    await details(page).getByText('Altinn fant skadelig innhold i «kart.zip»').waitFor()
    await usable(page, 'stopped')
  })

  test.each([
    ['messages-empty', 'Ingen meldinger er sendt ennå'],
    ['messages-fault', 'Prøv igjen'],
  ])('sees %s in words', async (scene, words) => {
    const page = await look({ scene }, {}, '#/messages')
    await page.getByText(words).first().waitFor()
    await usable(page, scene)
  })
})
