/** Out-folders with real file tools, the real disk, the real engine and the practice environment. */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { startWorld, type World } from '../support/flow.ts'
import {
  addOut,
  arrivedAt,
  emptyFolder,
  filesBelow,
  onceEach,
  passing,
  sentFrom,
  silentWatcher,
} from '../support/watched.ts'

const hasRsync = spawnSync('rsync', ['--version']).status === 0

/** Files of a system that writes a batch at night. */
function batch(count: number): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'))
  return Object.fromEntries(
    numbers.map((number) => [`faktura-${number}.xml`, `<faktura>${number}</faktura>`]),
  )
}

/** Lies beside the watched folder, not in it. */
function source(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder('kilde')
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  return folder
}

const sentNames = (root: string): readonly string[] =>
  filesBelow(root)
    .map((name) => name.replace(/^Sent\/\d{4}-\d\d-\d\d\//u, 'Sent/'))
    .toSorted()

async function expectAllOnce(world: World, root: string, files: Record<string, string>): Promise<void> {
  expect(await arrivedAt(world, world.nordlys)).toEqual(onceEach(files))
  expect(sentNames(root)).toEqual(Object.keys(files).map((name) => `Sent/${name}`))
}

describe('what is put in a folder is sent once and whole', () => {
  test(`by cp and by ${hasRsync ? 'rsync' : 'mv from another name'}`, async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    const files = batch(12)
    const copied = source(Object.fromEntries(Object.entries(files).slice(0, 6)))
    const synced = source(Object.fromEntries(Object.entries(files).slice(6)))
    execFileSync('cp', ['-r', `${copied}/.`, root])
    if (hasRsync) execFileSync('rsync', ['-a', `${synced}/`, root])
    else
      execFileSync('sh', [
        '-c',
        'cd "$1" && for f in *; do cp "$f" "$2/.$f.x" && mv "$2/.$f.x" "$2/$f"; done',
        'sh',
        synced,
        root,
      ])
    await sentFrom(world, folder, 12)
    await expectAllOnce(world, root, files)
  })

  test('though its writer is slow', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    const writer = openSync(path.join(root, 'rapport.txt'), 'w')
    let content = ''
    for (let line = 1; line <= 8; line += 1) {
      writeSync(writer, `linje ${line}\n`)
      content += `linje ${line}\n`
      // As long as a file is growing it must stay, however many rounds look at it.
      for (let round = 0; round < 4; round += 1) {
        world.engine.clock.skip(1_100)
        const { recent } = await world.engine.call('folder.status', { id: folder.id })
        expect(recent.map(({ state }) => state)).not.toContain('moving')
      }
    }
    closeSync(writer)
    await sentFrom(world, folder, 1)
    await expectAllOnce(world, root, { 'rapport.txt': content })
  })

  test('though it is still being written when it has been taken', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    await world.engine.call('queue.set', { paused: true })
    const writer = openSync(path.join(root, 'rapport.txt'), 'w')
    writeSync(writer, 'første halvdel\n')
    await passing(world, 'the file is taken', async () => {
      const { folder: seen } = await world.engine.call('folder.status', { id: folder.id })
      return seen.counts.moving === 1 ? true : null
    })
    // The name has moved; the writer holds the file and knows nothing of it.
    writeSync(writer, 'andre halvdel\n')
    await world.engine.call('queue.set', { paused: false })
    closeSync(writer)
    await sentFrom(world, folder, 1)
    await expectAllOnce(world, root, { 'rapport.txt': 'første halvdel\nandre halvdel\n' })
  })

  test('though an editor saves it again and again by rename', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    const file = path.join(root, 'avtale.txt')
    for (let version = 1; version <= 5; version += 1) {
      if (version > 1) renameSync(file, `${file}~`)
      writeFileSync(path.join(root, `.avtale.txt.${version}.swp`), `versjon ${version}`)
      renameSync(path.join(root, `.avtale.txt.${version}.swp`), file)
      world.engine.clock.skip(2_000)
    }
    await sentFrom(world, folder, 1)
    expect(await arrivedAt(world, world.nordlys)).toEqual(onceEach({ 'avtale.txt': 'versjon 5' }))
    expect(sentNames(root)).toEqual(['Sent/avtale.txt', 'avtale.txt~'])
  })

  test('24 at once, while the system tells of nothing', async () => {
    const world = await startWorld({ watcher: silentWatcher })
    const root = emptyFolder()
    const folder = await addOut(world, root)
    const files = batch(24)
    execFileSync('cp', ['-r', `${source(files)}/.`, root])
    await sentFrom(world, folder, 24)
    await expectAllOnce(world, root, files)
  })

  test('though the program is started anew again and again meanwhile', async () => {
    let world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    const files = batch(12)
    execFileSync('cp', ['-r', `${source(files)}/.`, root])
    for (const enough of [1, 4, 8]) {
      await sentFrom(world, folder, enough)
      world = await world.restart()
    }
    // What was counted before counts still.
    await sentFrom(world, folder, 12)
    await expectAllOnce(world, root, files)
  })
})

describe('what cannot be sent', () => {
  test('lies in Failed with its reason and is sent when it has been put right and moved back', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const number = world.nordlys.organisation.number
    const folder = await addOut(world, root, { recipients: { from: 'name', pattern: '{recipient}_{any}' } })
    writeFileSync(path.join(root, 'uten mottaker.pdf'), 'innhold')
    const failed = await passing(world, 'it has failed', async () => {
      const { items } = await world.engine.call('folder.claims', { id: folder.id, filter: 'failed' })
      return items[0] ?? null
    })
    expect(failed).toMatchObject({
      ...{ state: 'failed', name: 'uten mottaker.pdf', filedAs: 'Failed/uten mottaker.pdf' },
      fault: { code: 'folder-name-unmatched' },
    })
    const reason = readFileSync(path.join(root, 'Failed', 'uten mottaker.pdf.reason.txt'), 'utf8')
    expect(reason).toContain('uten mottaker.pdf')
    const told = world.engine.events.find((event) => event.name === 'notice' && event.data.kind === 'failed')
    expect(told?.data).toMatchObject({ fileName: 'uten mottaker.pdf', folderId: folder.id })

    renameSync(path.join(root, 'Failed', 'uten mottaker.pdf'), path.join(root, `${number}_rapport.pdf`))
    await passing(world, 'it is sent', async () => {
      const { folder: seen } = await world.engine.call('folder.status', { id: folder.id })
      // Nothing is left that somebody should see to.
      return seen.counts.doneToday === 1 && seen.counts.failed === 0 ? true : null
    })
    expect(await arrivedAt(world, world.nordlys)).toEqual(onceEach({ [`${number}_rapport.pdf`]: 'innhold' }))
  })

  test('goes back into the folder when the person tries it again', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root, { recipients: { from: 'side-car' } })
    writeFileSync(path.join(root, 'brev.pdf'), 'brev')
    writeFileSync(path.join(root, 'brev.pdf.json'), '{"recipients":["123456789"]}')
    const failed = await passing(world, 'it has failed', async () => {
      const { items } = await world.engine.call('folder.claims', { id: folder.id, filter: 'failed' })
      return items[0] ?? null
    })
    const right = { recipients: [world.nordlys.organisation.number], reference: 'mappe' }
    writeFileSync(path.join(root, 'Failed', 'brev.pdf.json'), JSON.stringify(right))
    await world.engine.call('folder.tryAgain', { id: folder.id, itemId: failed.id })
    const { folder: seen, recent } = await world.engine.call('folder.status', { id: folder.id })
    expect(seen.counts.failed).toBe(0)
    expect(recent.map(({ state }) => state)).not.toContain('failed')
    await sentFrom(world, folder, 1)
    expect(await arrivedAt(world, world.nordlys)).toEqual(onceEach({ 'brev.pdf': 'brev' }))
    expect(sentNames(root)).toEqual(['Sent/brev.pdf', 'Sent/brev.pdf.json'])
  })
})

describe('what a person puts there twice', () => {
  /** What the file waits for is an answer. */
  const asked = (world: World, id: string) =>
    passing(world, 'it asks', async () => {
      const { items } = await world.engine.call('folder.claims', { id, filter: 'asks' })
      return items[0] ?? null
    })

  test('is asked about at the window; it is sent when they say so, and lies in Failed when not', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    writeFileSync(path.join(root, 'a.pdf'), 'innhold')
    await sentFrom(world, folder, 1)
    // Somebody is at a window.
    await world.engine.door.call('app.snapshot', {}, 'window')
    const ask = async (name: string) => {
      writeFileSync(path.join(root, name), 'innhold')
      const item = await asked(world, folder.id)
      expect(item).toMatchObject({ name, fault: { code: 'folder-duplicate', values: { value: 'a.pdf' } } })
      return item.id ?? ''
    }
    const yes = { id: folder.id, itemId: await ask('b.pdf'), send: true }
    await world.engine.call('folder.answer', yes)
    await sentFrom(world, folder, 2)
    expect(await world.engine.refused('folder.answer', yes)).toBe('wrong-state')
    const told = world.engine.events.length
    await world.engine.door.call('app.snapshot', {}, 'window')
    writeFileSync(path.join(root, 'annet.pdf'), 'noe annet')
    await sentFrom(world, folder, 3)
    writeFileSync(path.join(root, 'c.pdf'), 'noe annet')
    const no = await asked(world, folder.id)
    await world.engine.call('folder.answer', { id: folder.id, itemId: no.id ?? '', send: false })
    await passing(world, 'it is put aside', async () =>
      sentNames(root).includes('Failed/c.pdf') ? true : null,
    )
    // They know; one notice, when it was asked.
    const notices = world.engine.events.slice(told).filter(({ name }) => name === 'notice')
    expect(notices.filter(({ data }) => 'fileName' in data && data.fileName === 'c.pdf')).toHaveLength(1)
    expect(await arrivedAt(world, world.nordlys)).toHaveLength(3)
  })
})

describe('before and around a folder', () => {
  test('a dry run tells what would go where and why the rest stays, and sends nothing', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const number = world.nordlys.organisation.number
    mkdirSync(path.join(root, number))
    mkdirSync(path.join(root, '123456789 finnes ikke'))
    writeFileSync(path.join(root, number, 'a.pdf'), 'a')
    writeFileSync(path.join(root, '123456789 finnes ikke', 'b.pdf'), 'b')
    writeFileSync(path.join(root, number, '~$c.docx'), 'c')
    const { id: folderId } = await world.engine.call('folders.register', { path: root })
    const rule = { serviceId: 'ovelse-arsregnskap', recipients: { from: 'sub-folder' } } as const
    const order = { profileId: world.fjordby.id, folderId, purpose: { kind: 'out', rule } } as const
    const preview = await world.engine.call('folder.preview', order)
    expect(preview).toMatchObject({
      total: 2,
      files: [
        { name: 'b.pdf', plan: { kind: 'refused', fault: { code: 'recipient-invalid' } } },
        { name: 'a.pdf', plan: { kind: 'send', recipients: [{ number }] } },
      ],
      ignored: [{ reason: 'lock', count: 1 }],
    })
    expect(filesBelow(root)).toHaveLength(3)
    expect((await world.engine.call('folder.list', {})).folders).toEqual([])
  })

  test('a folder that is taken away is paused and says why, and goes on when it is back', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    renameSync(root, `${root}-borte`)
    const paused = await passing(world, 'it is paused', async () => {
      const { folder: seen } = await world.engine.call('folder.status', { id: folder.id })
      return seen.state === 'paused' ? seen : null
    })
    expect(paused.fault?.code).toBe('folder-missing')
    const told = world.engine.events.filter(({ data }) => 'folderId' in data && data.folderId === folder.id)
    expect(told.map(({ data }) => ('kind' in data ? data.kind : null))).toContain('failed')
    renameSync(`${root}-borte`, root)
    writeFileSync(path.join(root, 'a.pdf'), 'a')
    await sentFrom(world, folder, 1)
  })

  test('no path reaches a window', async () => {
    const world = await startWorld()
    const root = emptyFolder('hemmelig sted')
    const folder = await addOut(world, root)
    const listed = await world.engine.door.call('folder.list', {}, 'window')
    expect(listed).toMatchObject({ ok: true, value: { folders: [{ id: folder.id, path: null }] } })
    expect(folder.path).toBe(root)
  })

  test('practice that starts over forgets its folders and touches nothing in them', async () => {
    const world = await startWorld()
    const root = emptyFolder()
    const folder = await addOut(world, root)
    await world.engine.call('folder.setEnabled', { id: folder.id, enabled: false })
    writeFileSync(path.join(root, 'a.pdf'), 'a')
    await world.engine.call('practice.startOver', {})
    expect((await world.engine.call('folder.list', {})).folders).toEqual([])
    expect(filesBelow(root)).toEqual(['a.pdf'])
  })
})
