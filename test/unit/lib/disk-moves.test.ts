import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type * as FileSystem from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { systemDisk as Disk } from '../../../main/lib/disk.ts'
import { success } from '../../../preload/contract/result.ts'
import { systemError } from '../../support/receiving.ts'
import { temporaryFolder } from '../../support/temporary.ts'

// A FAT stick and a Windows share cannot be had in a test: their answers can.
vi.mock('node:fs/promises', { spy: true })
let fs: typeof FileSystem
let systemDisk: typeof Disk
// Other files share this process, and theirs is the real disk.
beforeAll(async () => {
  vi.resetModules()
  fs = await import('node:fs/promises')
  ;({ systemDisk } = await import('../../../main/lib/disk.ts'))
})
afterAll(() => vi.resetModules())

const fails = (code: string) => () => Promise.reject(systemError(code))
let from = ''
let to = ''

beforeEach(() => {
  const folder = temporaryFolder()
  from = path.join(folder, '.partial')
  to = path.join(folder, 'a.txt')
  writeFileSync(from, 'innhold')
})
afterEach(() => {
  vi.resetAllMocks()
})

test.each(['EISDIR', 'EINVAL', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])(
  'a stick or a share without links (%s) gets its file too, and none is overwritten',
  async (code) => {
    vi.mocked(fs.link).mockImplementation(fails(code))
    expect(await systemDisk.moveExclusive(from, to)).toEqual(success('moved'))
    expect(readFileSync(to, 'utf8')).toBe('innhold')
    expect(existsSync(from)).toBe(false)

    writeFileSync(from, 'ny')
    expect(await systemDisk.moveExclusive(from, to)).toEqual(success('taken'))
    expect(readFileSync(to, 'utf8')).toBe('innhold')
  },
)

test('a move that fails there leaves no empty file under the name', async () => {
  vi.mocked(fs.link).mockImplementation(fails('EPERM'))
  vi.mocked(fs.rename).mockImplementation(fails('EIO'))
  expect(await systemDisk.moveExclusive(from, to)).toMatchObject({
    ok: false,
    fault: { code: 'disk-unwritable' },
  })
  expect(readdirSync(path.dirname(to))).toEqual(['.partial'])
})

test('what somebody else has put under the name meanwhile is not removed as if it were ours', async () => {
  vi.mocked(fs.link).mockImplementation(fails('EINVAL'))
  vi.mocked(fs.rename).mockImplementation(() => {
    writeFileSync(to, 'en annens')
    return Promise.reject(systemError('EIO'))
  })
  expect((await systemDisk.moveExclusive(from, to)).ok).toBe(false)
  expect(readFileSync(to, 'utf8')).toBe('en annens')
})

test('an old name that cannot be removed gives no second copy: the new one is taken back', async () => {
  vi.mocked(fs.unlink).mockImplementationOnce(fails('EPERM'))
  expect((await systemDisk.moveExclusive(from, to)).ok).toBe(false)
  expect(readdirSync(path.dirname(to))).toEqual(['.partial'])
  expect(await systemDisk.moveExclusive(from, to)).toEqual(success('moved'))
})

test('two files are told apart where their numbers are longer than a floating point number holds', async () => {
  const numbers = [2n ** 60n, 2n ** 60n + 1n]
  const numbered = <T extends { ino: number | bigint }>(stats: T): T => {
    const ino = numbers.shift() ?? 0n
    return Object.assign(stats, { ino: typeof stats.ino === 'bigint' ? ino : Number(ino) })
  }
  const { stat } = await vi.importActual<typeof FileSystem>('node:fs/promises')
  vi.mocked(fs.stat).mockImplementation(async (file, options) => numbered(await stat(file, options)))
  const [first, second] = [await systemDisk.identity(from), await systemDisk.identity(from)]
  expect(first.ok && second.ok && first.value.fileId !== second.value.fileId).toBe(true)
})

test('a file’s time is the same to the last digit as before, so that none chosen yesterday seems changed', async () => {
  const { size, mtimeMs, dev, ino } = statSync(from)
  const fileId = `${dev}:${ino}`
  expect(await systemDisk.identity(from)).toEqual(success({ size, modified: mtimeMs, fileId, kind: 'file' }))
  const opened = await systemDisk.openRead(from)
  if (!opened.ok) throw new Error(opened.fault.code)
  expect(await opened.value.identity()).toEqual({ size, modified: mtimeMs, fileId, kind: 'file' })
  await opened.value.close()
})
