import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { dropFiles, openWindow, startApplication } from '../support/application.ts'
import { commandLine } from '../support/command-line.ts'

const title = 'Vedtak om skjenkebevilling'
/** Nordlys and Fjordby itself have profiles on this machine; Skatteverket reads and confirms by itself. */
const [ours, partner] = [['311556207', '213004107'], '310904473']

const details = (page: Page) => page.getByRole('region', { name: 'Detaljer' })

/** `2026-12-24T12:00` of a day in some weeks, as the browser's field for it takes it. */
const dueDate = () => `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T12:00`

async function write(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Meldinger' }).click()
  await page.getByRole('button', { name: 'Skriv melding' }).click()
  await page
    .getByRole('combobox', { name: 'Tjeneste', exact: true })
    .selectOption({ label: 'Brev fra Fjordby kommune (øving)' })
  await page.getByRole('combobox', { name: 'Mottakere', exact: true }).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [...ours, partner].join('\n'),
  )
  await page.getByLabel('Tittel').fill(title)
  await page
    .getByRole('textbox', { name: 'Melding', exact: true })
    .fill('Hei **{{recipientName}}**,\n\nse vedlegg.')
  await dropFiles(page, { 'vedtak.txt': 'innvilget', 'gebyr.csv': 'år;kroner\n2027;9000' })
  await page.getByRole('button', { name: 'Fjern gebyr.csv' }).waitFor()
  await page.getByLabel('Frist (valgfritt)').fill(dueDate())
  await page.getByRole('switch', { name: 'Be mottakeren bekrefte' }).check()
}

/** Reads, fetches and confirms the letter as this organisation, beside the running window. */
async function receive(home: string, number: string): Promise<void> {
  const run = async (...words: readonly string[]) => {
    const ran = await commandLine(home, [...words, '--profile', number, '--practice', '--json'])
    expect(ran.code, `${words.join(' ')}: ${ran.stderr}`).toBe(0)
    return (
      JSON.parse(ran.stdout) as {
        readonly value: {
          readonly body?: string
          readonly messages?: readonly { readonly title: string; readonly correspondenceId: string }[]
        }
      }
    ).value
  }
  const found = (await run('inbox')).messages?.filter((message) => message.title === title) ?? []
  expect(found, `one letter to ${number}`).toHaveLength(1)
  const id = found[0]?.correspondenceId ?? ''
  expect((await run('message', 'read', id)).body).toContain('se vedlegg')
  await run('message', 'confirm', id)
}

test('a message with two attachments and a due date goes to three organisations, and the sender sees each confirm', async () => {
  const application = await startApplication()
  const { page, complaints } = await openWindow(application.address)
  await write(page)
  // What is begun is there again after the window has been closed.
  await page.getByText('Utkastet er lagret.').waitFor()
  await page.reload()
  expect(await page.getByLabel('Tittel').inputValue()).toBe(title)
  expect(await page.getByText(/^Til 3 mottakere/u).textContent()).toMatch(
    / · 2 vedlegg · frist .* · skal bekreftes$/u,
  )
  await page.getByRole('button', { name: 'Send melding' }).click()

  const rows = details(page).getByRole('list').first().getByRole('listitem')
  await expect
    .poll(() => rows.filter({ hasText: /i innboksen|lest|bekreftet/u }).count(), { timeout: 60_000 })
    .toBe(3)
  expect(await details(page).getByText('klar', { exact: true }).count(), 'attachments').toBe(2)
  await Promise.all(ours.map((number) => receive(application.home, number)))
  await expect.poll(() => rows.filter({ hasText: 'bekreftet' }).count(), { timeout: 90_000 }).toBe(3)
  await details(page).getByText('3 av 3 har bekreftet').waitFor()
  expect(complaints).toEqual([])
})
