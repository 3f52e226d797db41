import { describe, expect, it } from 'vitest'
import { createClaimRows } from '../../../main/folders/claim-rows.ts'
import { createOutStep } from '../../../main/folders/out-step.ts'
import type { Fault } from '../../../preload/contract/fault.ts'
import { createOutDesk, filesIn } from '../../support/folders.ts'

/** A folder whose only file has been sent to the same recipient before, by another name. */
async function twins(isAttended: boolean) {
  const desk = await createOutDesk()
  const lines: string[] = []
  const told: Fault[] = []
  desk.queue.twin = () => 'rapport.pdf'
  const step = createOutStep(desk.rule, desk.marker, {
    ...desk.ports,
    isAttended: () => isAttended,
    log: { write: (_level, event) => lines.push(event) },
    refused: (_ruleId, _name, reason) => told.push(reason),
  })
  desk.write('rapport (1).pdf', 'det samme')
  await desk.settle(step)
  const rows = createClaimRows(desk.database)
  return { desk, step, lines, told, rows }
}

describe('a file that has been sent to the same recipient today', () => {
  it('waits for the person at the window, and is not shown as a stranger or as moving', async () => {
    const { desk, step, told, rows } = await twins(true)
    expect(desk.queue.queued).toEqual([])
    expect(rows.list('rule', 'asks', 0, 10)).toMatchObject([
      { state: 'asking', fault: { code: 'folder-duplicate', values: { value: 'rapport.pdf' } } },
    ])
    expect(rows.count('rule', 'moving')).toBe(0)
    expect(step.status().strangers).toBe(0)
    // Once, however many rounds go by.
    expect(told.map(({ code }) => code)).toEqual(['folder-duplicate'])
  })

  it('does not hold up the others', async () => {
    const { desk, step } = await twins(true)
    desk.queue.twin = () => null
    desk.write('vedtak.pdf', 'noe annet')
    await desk.settle(step)
    expect(desk.queue.queued.map(({ content }) => content)).toEqual(['noe annet'])
  })

  it('asks still after a crash', async () => {
    const { desk, rows } = await twins(true)
    await desk.settle(desk.process())
    expect(rows.count('rule', 'asks')).toBe(1)
    expect(desk.queue.queued).toEqual([])
  })

  it('is sent, and told of in the log, where nobody is there to answer', async () => {
    const { desk, lines, rows } = await twins(false)
    expect(desk.queue.queued).toHaveLength(1)
    expect(lines.filter((line) => line === 'folder.duplicate')).toHaveLength(1)
    expect(Object.keys(filesIn(desk.root))).toContain('Sent/2026-11-20/rapport (1).pdf')
    expect(rows.count('rule', 'asks')).toBe(0)
  })
})
