/** Letters from the terminal: every word a process of its own, as a script runs them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commandLine } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary.ts'

const sender = '213004107'
const recipient = '311556207'

interface Shown {
  readonly value: {
    readonly id: string
    readonly state: string
    readonly body?: string
    readonly messages?: readonly {
      readonly correspondenceId: string
      readonly title: string
      readonly unread: boolean
    }[]
    readonly recipients?: readonly { readonly status: string }[]
  }
}

test('a letter with a file is sent, found, read, confirmed and followed; a wrong one is told before it goes', async () => {
  const folder = temporaryFolder()
  const home = path.join(folder, 'home')
  const run = async (profile: string, ...words: readonly string[]) => {
    const ran = await commandLine(home, [
      ...words,
      '--profile',
      profile,
      '--practice',
      '--json',
      '--lang',
      'en',
    ])
    return { ...ran, shown: JSON.parse(ran.stdout || '{}') as Shown }
  }
  const body = path.join(folder, 'brev.md')
  const file = path.join(folder, 'vedlegg.pdf')
  writeFileSync(body, 'Hei,\n\nher er **vedtaket**.')
  writeFileSync(file, 'pdf')
  mkdirSync(path.join(folder, 'hentet'))
  const service = ['--service', 'ovelse-melding-fjordby']
  const letter = [
    'message',
    'send',
    file,
    '--to',
    recipient,
    ...service,
    '--title',
    'Vedtak',
    '--body-file',
    body,
  ]

  const refused = await run(sender, ...letter, '--confirmation')
  expect(refused, 'a confirmation needs a due date').toMatchObject({ code: 1 })
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const sent = await run(sender, ...letter, '--confirmation', '--due', due, '--wait', 'published')
  expect(sent, sent.stderr).toMatchObject({ code: 0, shown: { value: { state: 'published' } } })

  const inbox = await run(recipient, 'inbox')
  const found = inbox.shown.value.messages?.find(({ title }) => title === 'Vedtak')
  expect(found?.unread).toBe(true)
  const id = found?.correspondenceId ?? ''
  const read = await run(recipient, 'message', 'read', id, '--download', path.join(folder, 'hentet'))
  expect(read, read.stderr).toMatchObject({ code: 0 })
  expect(readFileSync(path.join(folder, 'hentet', 'vedlegg.pdf'), 'utf8')).toBe('pdf')
  expect(read.shown.value).toMatchObject({ state: 'read', body: 'Hei,\n\nher er **vedtaket**.' })
  expect(await run(recipient, 'message', 'confirm', id)).toMatchObject({
    code: 0,
    shown: { value: { state: 'confirmed' } },
  })
  const status = await run(sender, 'message', 'status', sent.shown.value.id)
  expect(status).toMatchObject({ code: 0, shown: { value: { id: sent.shown.value.id } } })
}, 120_000)
