import { linkSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { createHashers } from '../../../main/transfers/hasher.ts'
import { createSaveStream } from '../../../main/transfers/save-stream.ts'
import { temporaryFolder } from '../../support/temporary.ts'

async function* letter(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('brev')
}
const { signal } = new AbortController()
/** Of something else. */
const md5 = 'b28a5d1e2e0d0b6a8e8f3c4b0f6e3a57'

/** `bend`: what a disk does in place of a move. */
function setUp(bend: Partial<Disk> = {}) {
  const folder = temporaryFolder()
  const hashers = createHashers()
  onTestFinished(() => hashers.close())
  const synced: string[] = []
  const disk: Disk = {
    ...systemDisk,
    async syncFolder(given) {
      synced.push(...readdirSync(given))
      return systemDisk.syncFolder(given)
    },
    ...bend,
  }
  const throttle = { pass: <T>(_way: 'up' | 'down', stream: T): T => stream }
  const told: { path: string; checksum: string }[] = []
  const { save, isSaved } = createSaveStream({ disk, hashers, throttle })
  return {
    ...{ folder, synced, told, isSaved },
    save: () =>
      save(
        {
          ...{
            id: '12345678-0000',
            folder,
            name: 'brev.txt',
            length: 4,
            body: letter(),
            checksum: null,
            from: '',
          },
          intend: (file, checksum) => void told.push({ path: file, checksum }),
        },
        signal,
      ),
  }
}

/** Killed between the two halves of a move: the file has both names, and nobody was told. */
const cutOff: Partial<Disk> = {
  moveExclusive(from, to) {
    linkSync(from, to)
    return Promise.reject(new Error('killed'))
  },
}

test('an attachment without a checksum that was cut off while it got its name is known again, and safe', async () => {
  const { folder, synced, told, save, isSaved } = setUp(cutOff)
  await expect(save()).rejects.toThrow('killed')
  const [last] = told
  if (last === undefined) throw new Error('No name was told')
  expect(readdirSync(folder)).toHaveLength(2)
  expect(await isSaved({ id: '12345678-0000', folder, size: 4, ...last }, signal)).toEqual({
    ok: true,
    value: true,
  })
  expect(readdirSync(folder), 'no second name').toEqual(['brev.txt'])
  expect(synced, 'the name survives a power cut').toEqual(['brev.txt'])
})

test('an attachment that is fetched again never writes over the file that is there', async () => {
  const { folder, told, save, isSaved } = setUp(cutOff)
  await expect(save()).rejects.toThrow('killed')
  const other = { id: '12345678-0000', folder, size: 4, path: told[0]?.path ?? '', checksum: md5 }
  expect(await isSaved(other, signal)).toEqual({ ok: true, value: false })
  await expect(save()).rejects.toThrow('killed')
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  expect(names.toSorted()).toEqual(['brev (2).txt', 'brev.txt'])
  for (const name of names) expect(readFileSync(path.join(folder, name), 'utf8')).toBe('brev')
})
