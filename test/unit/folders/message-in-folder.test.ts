import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../../main/folders/arrival.ts'
import { createArrivalRows } from '../../../main/folders/arrival-rows.ts'
import { ruleFor } from '../../../main/folders/in-rule.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { createKiller, filesIn } from '../../support/folders.ts'
import { arrivalOf, createInDesk, ruleOf, shown, signal, type InDesk } from '../../support/in-desk.ts'
import { serviceId } from '../../support/transfers.ts'

const messageOf = (more: Partial<Arrival> = {}): Arrival =>
  arrivalOf('a', {
    ...{ kind: 'message', fileName: '2026-11-21 Vedtak 26/1183', needsConfirmation: true },
    ...more,
  })
const everything = { messages: { serviceId: null, marksRead: true, confirms: true } }
const place = '2026-11-21 Vedtak 26-1183'
const whole = [`${place}/attachments/gebyr.csv`, `${place}/attachments/vedtak.pdf`]
  .concat(`${place}/message.json`, `${place}/message.md`)
  .toSorted()

async function createMailDesk(more: object = everything): Promise<InDesk> {
  const desk = await createInDesk(more)
  desk.mail.attach('1', 'vedtak.pdf')
  desk.mail.attach('2', 'gebyr.csv')
  return desk
}
async function deliver(desk: InDesk, arrival = messageOf()): Promise<void> {
  const folder = desk.process()
  folder.offer(arrival)
  await desk.settle(folder)
}
const stateOf = (desk: InDesk) => createArrivalRows(desk.database).get('a')?.state

describe('a message in an in-folder', () => {
  it('lies there whole, with what a program needs to know, and the sender is told of what was agreed to', async () => {
    const desk = await createMailDesk()
    await deliver(desk)
    expect(shown(desk.root)).toEqual(whole)
    const read = (name: string) => readFileSync(path.join(desk.root, place, name), 'utf8')
    expect(read('message.md')).toBe('# Vedtak')
    expect(JSON.parse(read('message.json'))).toMatchObject({
      ...{ correspondenceId: 'f-a', title: 'Vedtak', reference: 'sak 7', needsConfirmation: true },
      attachments: [
        { file: 'attachments/vedtak.pdf', originalName: 'vedtak.pdf' },
        { file: 'attachments/gebyr.csv', originalName: 'gebyr.csv' },
      ],
    })
    expect(desk.mail.told).toEqual(['read a', 'confirm a'])
    expect(desk.mail.lacking, 'told before it was safe').toEqual([])
    expect(stateOf(desk)).toBe('done')
  })

  it('waits for the vault when it is sealed: neither an empty text nor a word to the sender until then', async () => {
    const desk = await createMailDesk()
    desk.mail.fate.closed = fault('keychain-locked')
    await deliver(desk)
    expect([shown(desk.root), desk.mail.told]).toEqual([[], []])
    desk.mail.fate.closed = null
    desk.clock.leap(24 * 3_600_000)
    await desk.settle()
    expect(readFileSync(path.join(desk.root, place, 'message.md'), 'utf8')).toBe('# Vedtak')
    expect(desk.mail.told).toEqual(['read a', 'confirm a'])
  })

  it.each([
    ['nothing', { marksRead: false, confirms: false }, []],
    ['that it is read', { marksRead: true, confirms: false }, ['read a']],
    ['a confirmation', { marksRead: false, confirms: true }, ['confirm a']],
  ])('tells the sender of %s when that is all the person has agreed to', async (_what, acts, told) => {
    const desk = await createMailDesk({ messages: { serviceId: null, ...acts } })
    await deliver(desk)
    expect(shown(desk.root)).toEqual(whole)
    expect(desk.mail.told).toEqual(told)
  })

  it('is not confirmed where nobody asks for that', async () => {
    const desk = await createMailDesk()
    await deliver(desk, messageOf({ needsConfirmation: false }))
    expect(desk.mail.told).toEqual(['read a'])
  })

  it('is put there once and told of only when safe, whenever the process is killed', async () => {
    // One folder and database for all of them: each message is another, and so is its place.
    const desk = await createMailDesk()
    const live = (name: string, killAt: number) => {
      const more = { id: name, fileTransferId: name, fileName: name }
      return desk.live(messageOf(more), createKiller(killAt))
    }
    const moments = await live('whole', Infinity)
    expect(moments).toBeGreaterThan(40)
    desk.mail.told.splice(0)
    for (let killAt = 1; killAt <= moments; killAt += 1) {
      const name = `killed ${killAt}`
      desk.mail.attach('1', 'vedtak.pdf')
      desk.mail.attach('2', 'gebyr.csv')
      await live(name, killAt)
      await live(name, Infinity)
      const there = shown(desk.root).filter((one) => one.startsWith(`${name}/`) || one.startsWith(`${name} `))
      expect(there, name).toEqual(whole.map((one) => one.replace(place, name)))
      expect(desk.mail.lacking, name).toEqual([])
      expect(new Set(desk.mail.told.splice(0)), name).toEqual(new Set([`read ${name}`, `confirm ${name}`]))
      expect(createArrivalRows(desk.database).get(name)?.state, name).toBe('done')
    }
  })

  it('shows nothing of itself before the last attachment has come', async () => {
    const desk = await createMailDesk()
    const { fetched } = desk.mail.fate
    desk.mail.fate.fetched = (file, folder) =>
      file.id === '2' ? { state: 'downloading' } : fetched(file, folder)
    await deliver(desk)
    expect(shown(desk.root)).toEqual([])
    expect(desk.mail.told).toEqual([])
    desk.mail.fate.fetched = fetched
    desk.mail.attach('2', 'gebyr.csv')
    await desk.settle()
    expect(shown(desk.root)).toEqual(whole)
  })

  it('never mixes with a folder or file of its name', async () => {
    const desk = await createMailDesk()
    mkdirSync(path.join(desk.root, place))
    writeFileSync(path.join(desk.root, `${place} (2)`), 'somebody’s own')
    await deliver(desk)
    expect(shown(desk.root)).toEqual(
      [...whole.map((name) => name.replace(place, `${place} (3)`)), `${place} (2)`].toSorted(),
    )
    expect(filesIn(desk.root)[`${place} (2)`]).toBe('somebody’s own')
  })

  it('waits for a person when an attachment is not the one that was sent, and comes without the wrong one', async () => {
    const desk = await createMailDesk()
    const { fetched } = desk.mail.fate
    const reason = fault('download-checksum-mismatch', { values: { name: 'vedtak.pdf', path: '' } })
    desk.mail.fate.fetched = (file, folder) => ({ ...fetched(file, folder), state: 'aside', fault: reason })
    const folder = desk.process()
    folder.offer(messageOf())
    await desk.settle(folder)
    expect(stateOf(desk)).toBe('failed')
    expect(shown(desk.root)).toEqual([])
    expect(desk.mail.told).toEqual([])
    desk.mail.fate.fetched = fetched
    folder.tryAgain('a')
    await desk.settle(folder)
    expect(shown(desk.root)).toEqual(whole)
    expect(
      existsSync(path.join(desk.root, '.arrivals', 'a.apart-1')),
      'the wrong ones are kept where only we look',
    ).toBe(true)
  })

  it('is never confirmed by itself when an attachment is gone at Altinn', async () => {
    const desk = await createMailDesk()
    desk.mail.attach('2', 'gebyr.csv', { state: 'gone' })
    await deliver(desk)
    expect(shown(desk.root)).toEqual(whole.filter((name) => !name.endsWith('gebyr.csv')))
    expect(desk.mail.told).toEqual(['read a'])
  })

  it('is given up, and not made again, when it has been deleted meanwhile', async () => {
    const desk = await createMailDesk()
    desk.mail.fate.isDeleted = true
    await deliver(desk)
    expect(stateOf(desk)).toBe('failed')
    expect(shown(desk.root)).toEqual([])
  })

  it('is put there by one of the machines that share the folder', async () => {
    const first = await createMailDesk()
    const second = await createInDesk(everything, first.root, 'maskin-b')
    const [one, other] = [first.process(), second.process()]
    one.offer(messageOf())
    other.offer(messageOf())
    await Promise.all([one.run(signal), other.run(signal)])
    await first.settle(one)
    await second.settle(other)
    expect([stateOf(first), stateOf(second)].toSorted()).toEqual(['done', 'elsewhere'])
    expect(shown(first.root).filter((name) => name.endsWith('message.md'))).toHaveLength(1)
  })
})

describe('a folder for files', () => {
  it('takes no message before somebody asks for that, and then only of its service', () => {
    const files = ruleOf({ id: 'files' })
    const letters = (id: string | null) =>
      ruleOf({ messages: { serviceId: id, marksRead: false, confirms: false } })
    expect(ruleFor([files], messageOf())).toBeNull()
    expect(ruleFor([letters('another')], messageOf())).toBeNull()
    expect(ruleFor([letters(null)], messageOf())?.id).toBe('inn')
    expect(ruleFor([letters(serviceId)], messageOf())?.id).toBe('inn')
    expect(ruleFor([ruleOf({ serviceId: 'another', ...everything })], messageOf())?.id).toBe('inn')
  })
})
