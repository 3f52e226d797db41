import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createOutFolder, rests, type OutFolder } from '../../../main/folders/out-folder.ts'
import { outRuleSchema } from '../../../main/folders/out-rule.ts'
import type { FolderEntry } from '../../../main/folders/ports.ts'
import type { Watcher } from '../../../main/ports.ts'
import { createSweep } from '../../../main/folders/sweep.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { createLeapingClock, createOutDesk, filesIn, folderDisk } from '../../support/folders.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const signal = new AbortController().signal
const day = 'Sent/2026-11-20'

describe('a file in an out-folder', () => {
  it('is not sent while it grows, though it had its last size from the start', async () => {
    const desk = await createOutDesk()
    const step = desk.process()
    for (let second = 0; second < 60; second += 4) {
      desk.write('stor.bin', `same size ${second % 10}`)
      await step.run(signal)
      desk.clock.leap(4_000)
    }
    expect(desk.queue.queued).toEqual([])
    expect(step.status().waiting).toEqual([{ name: 'stor.bin', subFolder: '', reason: 'growing' }])
    desk.clock.leap(1_000)
    await step.run(signal)
    expect(desk.queue.queued).toHaveLength(1)
  })

  it('waits for its marker and takes it along', async () => {
    const desk = await createOutDesk({ strict: 'marker' })
    desk.write('a.pdf', 'A')
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().waiting).toEqual([{ name: 'a.pdf', subFolder: '', reason: 'marker' }])
    desk.write('a.pdf.done', '')
    await desk.settle(step)
    expect(Object.keys(filesIn(desk.root)).toSorted()).toEqual([
      ...[`${day}/a.pdf`, `${day}/a.pdf.done`, `${day}/a.pdf.receipt.json`],
    ])
  })

  it('is held back when it grew under its name and the folder takes only what is renamed', async () => {
    const desk = await createOutDesk({ strict: 'rename' })
    const step = desk.process()
    desk.write('a.pdf', 'A')
    await step.run(signal)
    desk.write('a.pdf', 'AA')
    await desk.settle(step)
    expect(step.status().waiting).toEqual([{ name: 'a.pdf', subFolder: '', reason: 'written-in-place' }])
    renameSync(path.join(desk.root, 'a.pdf'), path.join(desk.root, 'b.pdf'))
    await desk.settle(step)
    expect(desk.queue.queued.map(({ content }) => content)).toEqual(['AA'])
  })

  it('ends in Failed with the reason when it stays empty', async () => {
    const desk = await createOutDesk()
    desk.write('tom.txt', '')
    const step = desk.process()
    await desk.settle(step, 10)
    expect(step.status().waiting[0]?.reason).toBe('empty')
    await desk.settle(step, 6)
    expect(filesIn(desk.root)['Failed/tom.txt.reason.txt']).toContain('«tom.txt» er tom')
    expect(desk.queue.queued).toEqual([])
  })

  it('goes to the organisation of its sub-folder, with names in either spelling, and stays divided', async () => {
    const desk = await createOutDesk({ recipients: { from: 'sub-folder' } })
    const name = 'A\u030arsregnskap.pdf'
    desk.write(`991825827 Lier/${name}`, 'A')
    desk.write('i-rota.pdf', 'nobody’s')
    desk.write('Sent/2020-01-01/gammel.pdf', 'old')
    const step = desk.process()
    await desk.settle(step)
    expect(desk.queue.queued.map(({ order }) => order.recipients)).toEqual([['991825827']])
    expect(filesIn(desk.root)).toMatchObject({
      [`${day}/991825827 Lier/${name}`]: 'A',
      'i-rota.pdf': 'nobody’s',
    })
    expect(step.status().examples).toEqual([{ name: 'i-rota.pdf', reason: 'wrong-level' }])
  })

  it('with a name as long as a disk takes still gets its receipt', async () => {
    const desk = await createOutDesk()
    const name = `${'å'.repeat(120)}.pdf`
    desk.write(`${day}/${name}`, 'before')
    desk.write(name, 'A')
    await desk.settle()
    const files = filesIn(desk.root)
    expect(Object.values(files).filter((content) => content === 'A')).toHaveLength(1)
    expect(Object.keys(files).filter((one) => one.endsWith('.receipt.json'))).toHaveLength(1)
    expect(files[`${day}/${name}`]).toBe('before')
  })

  it('that another program holds is tried again, and the others are sent meanwhile', async () => {
    let isHeld = true
    const desk = await createOutDesk(
      {},
      {
        claim: async (from, to) =>
          isHeld && from.endsWith('a.pdf') ? failure(fault('folder-file-held')) : folderDisk.claim(from, to),
      },
    )
    desk.write('a.pdf', 'A')
    desk.write('b.pdf', 'B')
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().waiting).toEqual([{ name: 'a.pdf', subFolder: '', reason: 'held' }])
    expect(desk.queue.queued.map(({ content }) => content)).toEqual(['B'])
    isHeld = false
    await desk.settle(step)
    expect(desk.queue.queued).toHaveLength(2)
  })

  it('is never read when a cloud drive would have to fetch it', async () => {
    const desk = await createOutDesk({}, { isOnlineOnly: async () => true })
    desk.write('a.pdf', 'A')
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().waiting[0]?.reason).toBe('online-only')
    expect(desk.queue.queued).toEqual([])
  })

  it('behind a link is not followed', async () => {
    const desk = await createOutDesk()
    const outside = path.join(temporaryFolder(), 'secret.txt')
    writeFileSync(outside, 'secret')
    symlinkSync(outside, path.join(desk.root, 'a.txt'))
    const step = desk.process()
    await desk.settle(step)
    expect(desk.queue.queued).toEqual([])
    expect(step.status().examples).toEqual([{ name: 'a.txt', reason: 'not-a-file' }])
  })
})

describe('an out-folder that is not what it was', () => {
  it('is paused, not empty, when its disk is unplugged in the middle of sending, and goes on when it is back', async () => {
    const desk = await createOutDesk()
    const { fate } = desk.queue
    desk.queue.fate = () => ({ kind: 'under-way' })
    desk.write('a.pdf', 'A')
    const step = desk.process()
    await desk.settle(step)
    const away = `${desk.root}-away`
    renameSync(desk.root, away)
    mkdirSync(desk.root)
    desk.queue.fate = fate
    await desk.settle(step)
    expect(step.status().pausedBy?.code).toBe('folder-marker-missing')
    expect(filesIn(desk.root)).toEqual({})
    rmSync(desk.root, { recursive: true })
    await desk.settle(step, 1)
    expect(step.status().pausedBy?.code).toBe('folder-missing')
    expect(existsSync(desk.root)).toBe(false)
    renameSync(away, desk.root)
    await desk.settle(step)
    expect(step.status().pausedBy).toBeNull()
    expect(filesIn(desk.root)).toMatchObject({ [`${day}/a.pdf`]: 'A' })
    expect(desk.queue.queued).toHaveLength(1)
  })

  it.each([
    ['has just been taken', 'claiming'],
    ['is about to be sent', 'claimed'],
  ])('does not forget a file that %s when the disk goes away at that moment', async (_moment, state) => {
    let isUnplugging = false
    const desk = await createOutDesk(
      {},
      {
        async identity(file) {
          if (isUnplugging && file.endsWith('a.pdf')) renameSync(desk.root, `${desk.root}-away`)
          isUnplugging &&= !file.endsWith('a.pdf')
          return folderDisk.identity(file)
        },
      },
    )
    desk.write('a.pdf', 'A')
    desk.queue.refusal = () => fault('offline')
    await desk.settle(desk.process(), 2)
    // Where a process that was killed then has left it.
    desk.database.run('UPDATE folder_claim SET state = ?, retry_at = NULL', state)
    desk.queue.refusal = () => null
    isUnplugging = true
    const step = desk.process()
    await step.run(signal)
    expect(existsSync(desk.root)).toBe(false)
    renameSync(`${desk.root}-away`, desk.root)
    await desk.settle(step)
    expect(desk.queue.queued.map(({ content }) => content)).toEqual(['A'])
    expect(filesIn(desk.root)).toMatchObject({ [`${day}/a.pdf`]: 'A' })
  })

  it('is paused when another folder stands in its place', async () => {
    const desk = await createOutDesk()
    desk.write('.budstikke-folder.json', '{"budstikkeFolder":"another"}')
    desk.write('a.pdf', 'A')
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().pausedBy?.code).toBe('folder-replaced')
    expect(desk.queue.queued).toEqual([])
  })

  it('is paused when it may no longer be read or written, and loses nothing', async () => {
    const denied = failure(fault('folder-read-only'))
    let isReadOnly = true
    const desk = await createOutDesk(
      {},
      { claim: async (from, to) => (isReadOnly ? denied : folderDisk.claim(from, to)) },
    )
    desk.write('a.pdf', 'A')
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().pausedBy?.code).toBe('folder-read-only')
    expect(filesIn(desk.root)).toEqual({ 'a.pdf': 'A' })
    isReadOnly = false
    await desk.settle(step)
    expect(desk.queue.queued).toHaveLength(1)
  })

  it('says why it cannot be read', async () => {
    const desk = await createOutDesk(
      {},
      {
        async *entries() {
          yield failure(fault('folder-unreadable'))
        },
      },
    )
    const step = desk.process()
    await step.run(signal)
    expect(step.status().pausedBy?.code).toBe('folder-unreadable')
  })
})

describe('a large out-folder', () => {
  it('lets others work while 100,000 names are read, and looks closely at some at a time', async () => {
    const batches = Array.from({ length: 100 }, (_, batch) =>
      Array.from({ length: 1_000 }, (_, index): FolderEntry => ({
        name: `${batch}-${index}.pdf`,
        kind: 'file',
      })),
    )
    let looks = 0
    const desk = await createOutDesk(
      {},
      {
        async *entries() {
          for (const batch of batches) yield success(batch)
        },
        async identity(file) {
          if (file.endsWith('.pdf')) looks += 1
          return file.endsWith('.pdf')
            ? success({ size: 1, modified: 1, fileId: file, kind: 'file' })
            : folderDisk.identity(file)
        },
      },
    )
    const step = desk.process()
    await step.run(signal)
    expect(desk.clock.yields()).toBeGreaterThanOrEqual(100)
    expect(step.status().waitingCount).toBe(100_000)
    expect(looks).toBeLessThanOrEqual(2_000)
  })

  it('is swept whole, also when a sub-folder goes away in the middle', async () => {
    const root = temporaryFolder()
    mkdirSync(path.join(root, '991825827'))
    writeFileSync(path.join(root, '991825827', 'a.pdf'), 'A')
    mkdirSync(path.join(root, '310904473'))
    const rule = outRuleSchema.parse({
      ...{ id: 'r', profileId: 'p', serviceId: 's', path: root, recipients: { from: 'sub-folder' } },
    })
    const disk = {
      ...folderDisk,
      entries: (folder: string) => {
        if (folder === root) return folderDisk.entries(folder)
        rmSync(path.join(root, '310904473'), { recursive: true, force: true })
        return folderDisk.entries(folder)
      },
    }
    const swept = await createSweep(rule, disk, createLeapingClock())()
    expect(swept.ok && swept.value.candidates.map(({ name }) => name)).toEqual(['a.pdf'])
  })
})

describe('an out-folder that runs', () => {
  /** Moves the clock on while the folder sleeps, never while it waits for the real disk; answers how far. */
  async function until(clock: FakeClock, condition: () => boolean): Promise<number> {
    const start = clock.monotonic()
    for (let tries = 0; !condition(); tries += 1) {
      if (tries > 100_000) throw new Error('It never came to that')
      if (clock.sleepers() > 0) await clock.advance(10)
      else await stat('.')
    }
    return clock.monotonic() - start
  }
  async function stop(folder: OutFolder, clock: FakeClock): Promise<void> {
    let isStopped = false
    const stopped = folder.stop().then(() => (isStopped = true))
    await until(clock, () => isStopped)
    await stopped
  }

  it('finds files by itself, sooner when there are events, and closes its watch', async () => {
    const desk = await createOutDesk()
    const clock = createFakeClock()
    let hint = (): void => {}
    let open = 0
    const watcher: Watcher = {
      watch(_folder, told) {
        hint = told
        open += 1
        return success({
          close: async () => {
            open -= 1
          },
        })
      },
    }
    const folder = createOutFolder(desk.rule, desk.marker, { ...desk.ports, clock, watcher })
    folder.start()
    const isAtRest = () => folder.status().sweptAt !== null && clock.sleepers() === 1
    await until(clock, isAtRest)
    desk.write('a.pdf', 'A')
    hint()
    const withHint = await until(clock, () => desk.queue.queued.length === 1)
    expect(withHint).toBeLessThan(rests.hinted / 2)
    desk.write('b.pdf', 'B')
    await until(clock, () => desk.queue.queued.length === 2)
    expect(open).toBe(1)
    await stop(folder, clock)
    expect([open, clock.sleepers()]).toEqual([0, 0])
  })

  it('goes on without events when the system has no room for a watch, and says what would help', async () => {
    const desk = await createOutDesk()
    const clock = createFakeClock()
    const reason = fault('folder-watch-limit', { values: { setting: 'fs.inotify.max_user_watches=524288' } })
    const watcher: Watcher = { watch: () => failure(reason) }
    const folder = createOutFolder(desk.rule, desk.marker, { ...desk.ports, clock, watcher })
    folder.start()
    desk.write('a.pdf', 'A')
    await until(clock, () => desk.queue.queued.length === 1)
    expect(folder.silentBy()).toEqual(reason)
    await stop(folder, clock)
  })
})
