import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolderRules } from '../../../main/folders/folder-rules.ts'
import { isWatchable, overlaps } from '../../../main/folders/overlap.ts'
import { createOutDesk, filesIn } from '../../support/folders.ts'
import { temporaryFolder } from '../../support/temporary.ts'

describe('two folders', () => {
  it.each([
    ['/a/ut', '/a/ut', true],
    ['/a/ut', '/a/ut/', true],
    ['/a/ut', '/a/ut/Sent', true],
    ['/a', '/a/ut', true],
    ['/a/ut', '/a/ute', false],
    ['/a/ut', '/a/inn', false],
    ['/a/ut/../ut', '/a/ut/x', true],
  ])('%s and %s overlap: %s', (one, other, expected) => {
    expect(overlaps(one, other, 'linux')).toBe(expected)
    expect(overlaps(other, one, 'linux')).toBe(expected)
  })

  it('are one where case and spelling make no difference', () => {
    expect(overlaps('C:\\Data\\Ut', 'c:/data/ut/Lier', 'win32')).toBe(true)
    expect(overlaps('\\\\tjener\\felles\\ut', '\\\\TJENER\\Felles\\Ut', 'win32')).toBe(true)
    expect(overlaps('/a/Å', '/a/a\u030a/b', 'darwin')).toBe(true)
    expect(overlaps('/a/Ut', '/a/ut', 'linux')).toBe(false)
  })

  it('may not be a whole disk, or somewhere that depends on where we are', () => {
    expect(['/', 'ut', ''].map((folder) => isWatchable(folder, 'linux'))).toEqual([false, false, false])
    expect(['C:\\', '\\\\tjener\\felles\\', 'C:\\ut'].map((folder) => isWatchable(folder, 'win32'))).toEqual([
      ...[false, false, true],
    ])
  })

  it('that see the same files are refused, also through a link, and the words say which', async () => {
    const desk = await createOutDesk()
    const rules = createFolderRules(desk.ports)
    const link = path.join(temporaryFolder(), 'lenke')
    symlinkSync(desk.root, link)
    mkdirSync(path.join(desk.root, 'under'))
    for (const folder of [desk.root, path.join(desk.root, 'under'), path.dirname(desk.root), link]) {
      const refused = await rules.addOut({ ...desk.rule, id: folder, path: folder })
      expect(refused).toMatchObject({ ok: false, fault: { code: 'folder-overlaps' } })
    }
    expect(rules.list()).toHaveLength(1)
    rules.remove(desk.rule.id)
    expect((await rules.addOut({ ...desk.rule, id: 'again' })).ok).toBe(true)
  })

  it('keep the marker of a folder that was emptied on purpose when it is switched on again', async () => {
    const desk = await createOutDesk()
    const rules = createFolderRules(desk.ports)
    rmSync(path.join(desk.root, '.budstikke-folder.json'))
    expect(await rules.setEnabled(desk.rule.id, false)).toMatchObject({ ok: true })
    expect(await rules.setEnabled(desk.rule.id, true)).toMatchObject({ ok: true })
    const marker = rules.list()[0]?.marker
    expect(marker).not.toBe(desk.marker)
    expect(filesIn(desk.root)).toEqual({})
    expect(existsSync(path.join(desk.root, '.budstikke-folder.json'))).toBe(true)
  })

  it('keep their place when their rule is changed, and are forgotten with their profile, files untouched', async () => {
    const desk = await createOutDesk()
    const rules = createFolderRules(desk.ports)
    expect(rules.change({ ...desk.rule, reference: 'ny' })).toMatchObject({ ok: true })
    expect(rules.list()[0]?.rule).toMatchObject({ reference: 'ny', path: desk.root })
    expect(rules.change({ ...desk.rule, path: path.dirname(desk.root) })).toMatchObject({ ok: false })
    desk.write('a.pdf', 'A')
    await desk.settle()
    const before = filesIn(desk.root)
    rules.forget(desk.rule.profileId)
    expect(rules.list()).toEqual([])
    expect(desk.database.one('SELECT * FROM folder_claim')).toBeNull()
    expect(filesIn(desk.root)).toEqual(before)
  })
})
