import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createArrivalRows } from '../../../main/folders/arrival-rows.ts'
import { inRuleSchema, ruleFor, subFolderFor } from '../../../main/folders/in-rule.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { organisation, otherOrganisation } from '../../support/altinn.ts'
import { createKiller, filesIn } from '../../support/folders.ts'
import { arrivalOf, createInDesk, ruleOf, shown, signal, type InDesk } from '../../support/in-desk.ts'
import { serviceId } from '../../support/transfers.ts'

describe('what arrives in an in-folder', () => {
  it('lies in its sub-folder with its metadata, and is confirmed when it is safe', async () => {
    const desk = await createInDesk({ subFolder: '{sender}/{year}-{month}-{day}' })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    // Half past midnight in Norway.
    const place = `${otherOrganisation}/2026-11-21`
    expect(shown(desk.root)).toEqual([`${place}/brev.pdf`, `${place}/brev.pdf.json`])
    expect(JSON.parse(readFileSync(path.join(desk.root, place, 'brev.pdf.json'), 'utf8'))).toMatchObject({
      ...{ file: 'brev.pdf', fileTransferId: 'f-a', sender: otherOrganisation, reference: 'sak 7', size: 4 },
      md5: createHash('md5').update('data').digest('hex'),
    })
    expect(desk.fake.confirmed).toEqual(['a'])
    expect(desk.fake.safe).toEqual([true])
  })

  it('is put there once and confirmed only when safe, whenever the process is killed', async () => {
    const live = (desk: InDesk, killAt: number) => desk.live(arrivalOf('a'), createKiller(killAt))
    const moments = await live(await createInDesk(), Infinity)
    expect(moments).toBeGreaterThan(20)
    for (let killAt = 1; killAt <= moments; killAt += 1) {
      const desk = await createInDesk()
      await live(desk, killAt)
      await live(desk, Infinity)
      expect([killAt, shown(desk.root)]).toEqual([killAt, ['brev.pdf', 'brev.pdf.json']])
      expect(desk.fake.safe).not.toContain(false)
      expect(desk.fake.confirmed).toContain('a')
      expect(createArrivalRows(desk.database).get('a')?.state).toBe('done')
    }
  })

  it('never overwrites what lies there, not even with metadata', async () => {
    const desk = await createInDesk()
    writeFileSync(path.join(desk.root, 'brev.pdf.json'), 'somebody’s own')
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    folder.offer(arrivalOf('b'))
    await desk.settle(folder)
    expect(filesIn(desk.root)['brev.pdf.json']).toBe('somebody’s own')
    expect(shown(desk.root)).toEqual([
      ...['brev (2).pdf', 'brev (2).pdf.json', 'brev.pdf', 'brev.pdf (2).json', 'brev.pdf.json'],
    ])
  })

  it('is put there by one of the machines that share the folder, and the other says which', async () => {
    const first = await createInDesk()
    const second = await createInDesk({}, first.root, 'maskin-b')
    const [one, other] = [first.process(), second.process()]
    one.offer(arrivalOf('hos-a', { fileTransferId: 'same' }))
    other.offer(arrivalOf('hos-b', { fileTransferId: 'same' }))
    await Promise.all([one.run(signal), other.run(signal)])
    await first.settle(one)
    await second.settle(other)
    expect(shown(first.root)).toEqual(['brev.pdf', 'brev.pdf.json'])
    const states = [
      createArrivalRows(first.database).get('hos-a'),
      createArrivalRows(second.database).get('hos-b'),
    ]
    expect(states.map((row) => row?.state).toSorted()).toEqual(['done', 'elsewhere'])
    const elsewhere = states.find((row) => row?.state === 'elsewhere')
    expect(elsewhere?.fault?.code).toBe('folder-arrival-elsewhere')
    expect(elsewhere?.fault?.values['host']).toMatch(/^maskin-[ab]$/)
    expect(first.fake.confirmed.length + second.fake.confirmed.length).toBe(1)
  })

  it('is not put on the empty place of a disk that has been unplugged', async () => {
    const desk = await createInDesk({ subFolder: '{date}' })
    rmSync(desk.root, { recursive: true })
    mkdirSync(desk.root)
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    expect(folder.pausedBy()?.code).toBe('folder-marker-missing')
    expect(filesIn(desk.root)).toEqual({})
    expect(desk.fake.confirmed).toEqual([])
  })

  it('is tried again when the download has failed, and not confirmed before', async () => {
    const desk = await createInDesk()
    desk.fake.outcomes.set('a', { kind: 'failed', fault: fault('disk-full') })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await folder.run(signal)
    expect(createArrivalRows(desk.database).get('a')?.fault?.code).toBe('disk-full')
    expect(desk.fake.confirmed).toEqual([])
    await desk.settle(folder)
    expect(desk.fake.confirmed).toEqual(['a'])
  })

  it('is fetched again when the person says so, though it was given up', async () => {
    const desk = await createInDesk()
    desk.fake.outcomes.set('a', { kind: 'failed', fault: fault('download-checksum-mismatch') })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    expect(createArrivalRows(desk.database).get('a')?.state).toBe('failed')
    expect(folder.tryAgain('a')).toBe(1)
    await desk.settle(folder)
    expect(shown(desk.root)).toEqual(['brev.pdf', 'brev.pdf.json'])
    expect(desk.fake.confirmed).toEqual(['a'])
  })

  it('is left to the person to confirm when the rule says so', async () => {
    const desk = await createInDesk({ confirms: false })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    expect(createArrivalRows(desk.database).get('a')?.state).toBe('done')
    expect(desk.fake.confirmed).toEqual([])
  })
})

describe('the rule for an arrival', () => {
  it('is the one that says most of it', () => {
    const any = ruleOf({ id: 'any' })
    const service = ruleOf({ id: 'service', serviceId })
    const sender = ruleOf({ id: 'sender', sender: otherOrganisation })
    const wrong = ruleOf({ id: 'wrong', sender: organisation, serviceId })
    expect(ruleFor([any, service, sender, wrong], arrivalOf('a'))?.id).toBe('sender')
    expect(ruleFor([any, service, wrong], arrivalOf('a'))?.id).toBe('service')
    expect(ruleFor([wrong], arrivalOf('a'))).toBeNull()
    expect(ruleFor([any], arrivalOf('a', { profileId: 'other' }))).toBeNull()
  })

  it('never leads out of its folder, whatever a service is called', () => {
    const rule = ruleOf({ subFolder: '../{service}/../x/' })
    expect(subFolderFor(rule, arrivalOf('a', { serviceId: '../../etc' }))).toBe('etc/x')
    expect(inRuleSchema.safeParse({ ...rule, subFolder: '{secret}' }).success).toBe(false)
    expect(inRuleSchema.safeParse({ ...rule, subFolder: 'C:\\x' }).success).toBe(false)
  })
})
