/** What stands around the rounds: the dry run, the system's events, the disk itself. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { previewOut } from '../../../main/folders/preview.ts'
import { createSystemWatcher, watchFault } from '../../../main/folders/system-watcher.ts'
import { createLeapingClock, createOutDesk, filesIn, folderDisk } from '../../support/folders.ts'
import { temporaryFolder } from '../../support/temporary.ts'

describe('the dry run', () => {
  it('tells for each file what would become of it, and touches nothing', async () => {
    const desk = await createOutDesk({ recipients: { from: 'side-car' }, exclude: ['kladd*'] })
    desk.write('a.pdf', 'A')
    desk.write('a.pdf.json', '{"recipients":["991825827"]}')
    desk.write('b.pdf', 'B')
    desk.write('c.pdf', 'C')
    desk.write('c.pdf.json', '{"recipients":["123456789"]}')
    desk.write('kladd.pdf', 'K')
    const before = filesIn(desk.root)
    const preview = await previewOut(desk.rule, folderDisk, createLeapingClock())
    expect(preview).toMatchObject({
      value: {
        total: 3,
        files: [
          { name: 'a.pdf', plan: { kind: 'send', order: { recipients: ['991825827'] } } },
          { name: 'b.pdf', plan: { kind: 'waiting', reason: 'side-car' } },
          { name: 'c.pdf', plan: { kind: 'refused', fault: { code: 'recipient-invalid' } } },
        ],
        examples: [{ name: 'kladd.pdf', reason: 'excluded' }],
      },
    })
    expect(filesIn(desk.root)).toEqual(before)
    expect(readdirSync(desk.root)).not.toContain('.sending')
  })
})

describe('events of the system', () => {
  it('hint that something has happened in the folder', async () => {
    const folder = temporaryFolder()
    const hinted = Promise.withResolvers<undefined>()
    const begun = createSystemWatcher().watch(
      folder,
      () => hinted.resolve(undefined),
      () => {},
    )
    if (!begun.ok) throw new Error(begun.fault.code)
    writeFileSync(path.join(folder, 'a.txt'), 'A')
    await hinted.promise
    await begun.value.close()
  })

  it('name the setting when Linux has no room for more, which it calls a full disk', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    const watcher = createSystemWatcher(() => {
      throw full
    })
    expect(
      watcher.watch(
        'ut',
        () => {},
        () => {},
      ),
    ).toMatchObject({
      fault: { code: 'folder-watch-limit', values: { setting: 'sysctl fs.inotify.max_user_watches=524288' } },
    })
    const many = Object.assign(new Error('EMFILE'), { code: 'EMFILE' })
    expect(watchFault(many, 'ut').values['setting']).toBe('sysctl fs.inotify.max_user_instances=1024')
  })

  it('cannot be had of a folder that is not there', () => {
    const gone = path.join(temporaryFolder(), 'gone')
    const begun = createSystemWatcher().watch(
      gone,
      () => {},
      () => {},
    )
    expect(begun).toMatchObject({ ok: false, fault: { code: 'folder-missing' } })
  })
})

describe('the disk of watched folders', () => {
  it('reads names in batches and says why when it cannot', async () => {
    const folder = temporaryFolder()
    for (let count = 0; count < 2_500; count += 1) writeFileSync(path.join(folder, `${count}`), '')
    const sizes: number[] = []
    for await (const batch of folderDisk.entries(folder)) if (batch.ok) sizes.push(batch.value.length)
    expect(sizes).toEqual([1_000, 1_000, 500])
    for await (const batch of folderDisk.entries(path.join(folder, 'gone')))
      expect(batch).toMatchObject({ ok: false, fault: { code: 'folder-missing' } })
  })

  it('takes a file only when it is there, and removes only folders that are empty', async () => {
    const folder = temporaryFolder()
    const from = path.join(folder, 'a.txt')
    mkdirSync(path.join(folder, 'claim'))
    const missing = await folderDisk.claim(from, path.join(folder, 'claim', 'a.txt'))
    expect(missing).toMatchObject({ fault: { code: 'file-missing' } })
    writeFileSync(from, 'A')
    expect(await folderDisk.claim(from, path.join(folder, 'claim', 'a.txt'))).toMatchObject({ ok: true })
    await folderDisk.removeEmpty(path.join(folder, 'claim'))
    expect(filesIn(folder)).toEqual({ 'claim/a.txt': 'A' })
  })

  it('refuses to read a side-car that is no small text', async () => {
    const file = path.join(temporaryFolder(), 'a.json')
    writeFileSync(file, 'x'.repeat(101))
    expect(await folderDisk.readText(file, 100)).toMatchObject({ fault: { code: 'folder-text-too-long' } })
    expect(await folderDisk.readText(file, 101)).toMatchObject({ ok: true })
  })
})

describe('an older database that was put back', () => {
  it('tells of files below .sending that it does not know, and leaves them alone', async () => {
    const desk = await createOutDesk()
    desk.write('.sending/0a1b2c3d4e5f/a.pdf', 'A')
    const step = desk.process()
    await desk.settle(step)
    expect(step.status().strangers).toBe(1)
    expect(desk.queue.queued).toEqual([])
    expect(filesIn(desk.root)).toEqual({ '.sending/0a1b2c3d4e5f/a.pdf': 'A' })
  })
})
