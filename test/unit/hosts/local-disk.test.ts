/** A home where a database and its keys must not be: on a share, or in a profile that roams. */
import { expect, test } from 'vitest'
import { prepareHome } from '../../../main/hosts/attach/home.ts'
import { misplaced, type DiskSources } from '../../../main/hosts/attach/local-disk.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const machine = (part: Partial<DiskSources>): DiskSources => ({
  ...{ platform: 'linux', env: {}, realPath: (folder) => folder, kindOf: () => 0xef53, mounts: () => '' },
  ...part,
})
const codeOf = (home: string, part: Partial<DiskSources>) => misplaced(home, machine(part))?.code ?? null

test('a share of Linux is refused, a disk and a memory disk are not', () => {
  for (const kind of [0x6969, 0xff534d42, 0xfe534d42])
    expect(codeOf('/var/lib/budstikke', { kindOf: () => kind })).toBe('home-on-share')
  for (const kind of [0xef53, 0x9123683e, 0x01021994, 0x58465342, 0x794c7630])
    expect(codeOf('/var/lib/budstikke', { kindOf: () => kind })).toBeNull()
})

test('a share of Windows is refused under its own name and behind a letter', () => {
  const windows = { platform: 'win32' } as const
  expect(codeOf('\\\\tjener\\hjem\\kari\\Budstikke', windows)).toBe('home-on-share')
  expect(codeOf('//tjener/hjem/kari/Budstikke', windows)).toBe('home-on-share')
  expect(codeOf('\\\\?\\UNC\\tjener\\hjem', windows)).toBe('home-on-share')
  expect(codeOf('H:\\Budstikke', { ...windows, realPath: () => '\\\\tjener\\hjem\\Budstikke' })).toBe(
    'home-on-share',
  )
  expect(codeOf('\\\\?\\C:\\Budstikke', windows)).toBeNull()
})

test('a profile that roams is refused, the local one beside it is not', () => {
  const data = 'C:\\Brukere\\kari\\AppData'
  const windows = { platform: 'win32', env: { APPDATA: `${data}\\Roaming` } } as const
  expect(codeOf(`${data}\\Roaming\\Budstikke`, windows)).toBe('home-roaming')
  expect(codeOf(`${data}\\roaming`, windows)).toBe('home-roaming')
  expect(codeOf(`${data}\\Local\\Budstikke`, windows)).toBeNull()
  expect(codeOf(`${data}\\RoamingNot`, windows)).toBeNull()
})

test('a share of macOS is refused, also when it is mounted below a disk', () => {
  const mounts = () =>
    [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)',
      '//kari@tjener/hjem on /Volumes/hjem (smbfs, nodev, nosuid, mounted by kari)',
    ].join('\n')
  expect(codeOf('/Volumes/hjem/Budstikke', { platform: 'darwin', mounts })).toBe('home-on-share')
  expect(codeOf('/Volumes/hjemme', { platform: 'darwin', mounts })).toBeNull()
  expect(codeOf('/Users/kari/Library', { platform: 'darwin', mounts })).toBeNull()
})

test('nothing is opened in a home that is refused, and a usual one is not held up', () => {
  const home = temporaryFolder()
  expect(prepareHome(home)).toMatchObject({ ok: true })
  expect(prepareHome(home, machine({ kindOf: () => 0x6969 }))).toMatchObject({
    ...{ ok: false, fault: { code: 'home-on-share', values: { path: home } } },
  })
})
