/** Kills the process at every moment it has, and looks what has become of the files. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutRule } from '../../../main/folders/out-rule.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { createKiller, createOutDesk, filesIn, Killed, type OutDesk } from '../../support/folders.ts'

const sideCar = (content: unknown): string => JSON.stringify(content)
const day = 'Sent/2026-11-20'

/** A file that is sent, one that Altinn refuses, one that the rule refuses, and a name that is taken in Sent. */
async function busyDesk(): Promise<OutDesk> {
  const rule: Partial<OutRule> = { recipients: { from: 'side-car' } }
  const desk = await createOutDesk(rule)
  mkdirSync(path.join(desk.root, day), { recursive: true })
  desk.write(`${day}/brev.pdf`, 'another day’s letter')
  desk.write('brev.pdf', 'the letter')
  desk.write('brev.pdf.json', sideCar({ recipients: ['991825827'], reference: 'sak 7' }))
  desk.write('virus.exe', 'the virus')
  desk.write('virus.exe.json', sideCar({ recipients: ['991825827'] }))
  desk.write('feil.txt', 'to nobody')
  desk.write('feil.txt.json', sideCar({ recipients: ['123456789'] }))
  const { fate } = desk.queue
  desk.queue.fate = (file) =>
    file.content === 'the virus' ? { kind: 'failed', fault: fault('malware-found') } : fate(file)
  return desk
}

/** Runs until it is killed or done; answers how many moments it had. */
async function live(desk: OutDesk, killAt: number): Promise<number> {
  const killer = createKiller(killAt)
  const step = desk.process(killer)
  await desk.settle(step).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error
  })
  return killer.moments()
}

function expectAllIsWell(desk: OutDesk): void {
  const files = filesIn(desk.root)
  const reasons = Object.keys(files).filter((name) => name.endsWith('.reason.txt'))
  const receipts = Object.keys(files).filter((name) => name.endsWith('.receipt.json'))
  const rest = Object.fromEntries(
    Object.entries(files).filter(([name]) => !reasons.includes(name) && !receipts.includes(name)),
  )
  expect(rest).toEqual({
    [`${day}/brev.pdf`]: 'another day’s letter',
    [`${day}/brev (2).pdf`]: 'the letter',
    [`${day}/brev (2).pdf.json`]: sideCar({ recipients: ['991825827'], reference: 'sak 7' }),
    'Failed/virus.exe': 'the virus',
    'Failed/virus.exe.json': sideCar({ recipients: ['991825827'] }),
    'Failed/feil.txt': 'to nobody',
    'Failed/feil.txt.json': sideCar({ recipients: ['123456789'] }),
  })
  expect(receipts).toEqual([`${day}/brev (2).pdf.receipt.json`])
  expect(reasons.toSorted()).toEqual(['Failed/feil.txt.reason.txt', 'Failed/virus.exe.reason.txt'])
  expect(desk.queue.queued.map(({ content }) => content).toSorted()).toEqual(['the letter', 'the virus'])
  expect(readdirSync(path.join(desk.root, '.sending'))).toEqual([])
}

describe('files of an out-folder', () => {
  it('are sent once and filed once, whenever the process is killed', async () => {
    const whole = await busyDesk()
    const moments = await live(whole, Infinity)
    expectAllIsWell(whole)
    expect(moments).toBeGreaterThan(100)
    // Each third: those between are met at random below, and `npm run crash -- --folders` kills real processes.
    for (let killAt = 1; killAt <= moments; killAt += 3) {
      const desk = await busyDesk()
      await live(desk, killAt)
      await live(desk, Infinity)
      expectAllIsWell(desk)
    }
  }, 120_000)

  it('are sent once and filed once, though it is killed again and again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 6 }),
        async (lives) => {
          const desk = await busyDesk()
          for (const killAt of lives) await live(desk, killAt)
          await live(desk, Infinity)
          expectAllIsWell(desk)
        },
      ),
      { numRuns: 15 },
    )
  }, 120_000)

  it('lose nothing when a new file of the same name comes while the first is on its way', async () => {
    const desk = await createOutDesk()
    desk.write('daglig.csv', 'Monday')
    await desk.settle(desk.process(), 2)
    desk.write('daglig.csv', 'Tuesday')
    await desk.settle()
    expect(desk.queue.queued.map(({ content }) => content)).toEqual(['Monday', 'Tuesday'])
    const files = filesIn(desk.root)
    expect(files[`${day}/daglig.csv`]).toBe('Monday')
    expect(files[`${day}/daglig (2).csv`]).toBe('Tuesday')
  })

  it('are sent anew when the person moves them back out of Failed', async () => {
    const desk = await createOutDesk()
    const { fate } = desk.queue
    desk.queue.fate = () => ({ kind: 'failed', fault: fault('upload-failed') })
    desk.write('a.pdf', 'A')
    await desk.settle()
    expect(filesIn(desk.root)).toHaveProperty(['Failed/a.pdf'], 'A')
    expect(filesIn(desk.root)['Failed/a.pdf.reason.txt']).toContain('Altinn tok ikke imot «a.pdf»')
    desk.queue.fate = fate
    const file = path.join(desk.root, 'Failed/a.pdf')
    await desk.ports.disk.moveExclusive(file, path.join(desk.root, 'a.pdf'))
    await desk.settle()
    expect(desk.queue.queued).toHaveLength(2)
    expect(filesIn(desk.root)).toHaveProperty([`${day}/a.pdf`], 'A')
  })

  it('stay in the folder while a key has run out, instead of all ending in Failed', async () => {
    const desk = await createOutDesk()
    desk.queue.refusal = () => fault('key-expired')
    for (let count = 0; count < 20; count += 1) desk.write(`${count}.pdf`, `file ${count}`)
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().blockedBy?.code).toBe('key-expired')
    expect(step.status().waitingCount).toBe(19)
    expect(Object.keys(filesIn(desk.root)).some((name) => name.startsWith('Failed/'))).toBe(false)
    desk.queue.refusal = () => null
    desk.clock.leap(20 * 60_000)
    await desk.settle(step)
    expect(desk.queue.queued).toHaveLength(20)
  })

  it('are put back in the queue as they are when they change while they are sent', async () => {
    const desk = await createOutDesk()
    const { fate } = desk.queue
    desk.queue.fate = () => ({ kind: 'under-way' })
    desk.write('logg.txt', 'first')
    const step = desk.process()
    await desk.settle(step, 2)
    const [sent] = desk.queue.queued
    writeFileSync(sent!.path, 'first and second')
    desk.queue.fate = () => ({ kind: 'failed', fault: fault('file-changed') })
    await desk.settle(step, 1)
    expect(desk.queue.retried).toEqual([])
    await desk.settle(step, 3)
    expect(desk.queue.retried).toContain(sent!.id)
    desk.queue.fate = fate
    await desk.settle(step)
    expect(desk.queue.queued).toHaveLength(1)
    expect(filesIn(desk.root)).toHaveProperty([`${day}/logg.txt`], 'first and second')
  })
})
