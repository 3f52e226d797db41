import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseHome, defaultHome, prepareHome } from '../../../main/hosts/attach/home.ts'
import { hasDisplay, openCommand } from '../../../main/hosts/browser/launch.ts'
import { createDesktop, showCommand } from '../../../main/hosts/desktop.ts'
import { defaultDownloadFolder } from '../../../main/hosts/download-folder.ts'
import { createLogFile } from '../../../main/hosts/log-file.ts'
import { isStale } from '../../../main/hosts/start/build.ts'
import { temporaryFolder } from '../../support/temporary.ts'

describe('the home', () => {
  const userFolder = path.resolve('users', 'kari')

  it('lies where each system keeps an application’s data', () => {
    const at = (platform: NodeJS.Platform, env = {}) => defaultHome({ platform, env, userFolder })
    expect(at('linux')).toBe(path.join(userFolder, '.local', 'share', 'budstikke'))
    expect(at('linux', { XDG_DATA_HOME: path.resolve('data') })).toBe(path.resolve('data', 'budstikke'))
    expect(at('linux', { XDG_DATA_HOME: 'relative' })).toBe(
      path.join(userFolder, '.local', 'share', 'budstikke'),
    )
    expect(at('darwin')).toBe(path.join(userFolder, 'Library', 'Application Support', 'Budstikke'))
    expect(at('win32', { LOCALAPPDATA: 'D:\\Local' })).toBe('D:\\Local\\Budstikke')
  })

  it('is what was asked for, made absolute', () => {
    const surroundings = { platform: 'linux' as const, env: { BUDSTIKKE_HOME: 'from-variable' }, userFolder }
    expect(chooseHome('mine', surroundings)).toBe(path.resolve('mine'))
    expect(chooseHome(undefined, surroundings)).toBe(path.resolve('from-variable'))
  })

  it('is made for its owner alone, and is a sentence when it cannot be', () => {
    const folder = temporaryFolder()
    const home = path.join(folder, 'a', 'b')
    expect(prepareHome(home).ok).toBe(true)
    expect(statSync(home).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700)
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    expect(prepareHome(file)).toMatchObject({ ok: false, fault: { code: 'home-unwritable' } })
  })
})

it('leaves a folder that others use open to them, however often it is used as a home', () => {
  const shared = temporaryFolder()
  writeFileSync(path.join(shared, 'theirs.txt'), '')
  chmodSync(shared, 0o755)
  for (let command = 0; command < 2; command += 1) {
    expect(prepareHome(shared).ok).toBe(true)
    writeFileSync(path.join(shared, 'owner.lock'), '')
  }
  expect(statSync(shared).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o755)
})

describe('the folder for downloads', () => {
  it('is the desktop’s own, in the language of the person', () => {
    const userFolder = temporaryFolder()
    mkdirSync(path.join(userFolder, '.config'))
    const surroundings = { platform: 'linux' as const, env: {}, userFolder }
    expect(defaultDownloadFolder(surroundings)).toBe(path.join(userFolder, 'Downloads', 'Budstikke'))
    const file = path.join(userFolder, '.config', 'user-dirs.dirs')
    writeFileSync(file, '# x\nXDG_DOWNLOAD_DIR="$HOME/Nedlastinger"\n')
    expect(defaultDownloadFolder(surroundings)).toBe(path.join(userFolder, 'Nedlastinger', 'Budstikke'))
  })
})

describe('the file manager', () => {
  it('is shown where a file lies and is never asked to open it', async () => {
    const file = path.resolve('downloads', '-rf evil.desktop')
    expect(showCommand('linux', file)).toEqual(['xdg-open', path.dirname(file)])
    expect(showCommand('darwin', file)).toEqual(['open', '-R', file])
    expect(showCommand('win32', file)).toEqual(['explorer.exe', `/select,${file}`])
    const started: string[][] = []
    const desktop = createDesktop('linux', async (program, parameters) => {
      started.push([program, ...parameters])
      return started.length === 1
    })
    expect(await desktop.showInFolder(file)).toEqual({ ok: true, value: null })
    expect(started).toEqual([['xdg-open', path.dirname(file)]])
    expect(await desktop.showInFolder(file)).toMatchObject({ ok: false, fault: { code: 'folder-missing' } })
  })

  it('and a page is opened only over https, or on this machine, and never with a password in its address', async () => {
    const started: string[][] = []
    const desktop = createDesktop('linux', async (program, parameters) => {
      started.push([program, ...parameters])
      return true
    })
    const refused = [
      'http://altinn.no/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://a:b@altinn.no/',
      '-x',
    ]
    for (const address of refused) {
      expect(await desktop.openPage(address)).toMatchObject({ fault: { code: 'page-not-opened' } })
    }
    expect(started).toEqual([])
    expect((await desktop.openPage('http://127.0.0.1:4000/approve?id=1')).ok).toBe(true)
    expect((await desktop.openPage('https://am.ui.altinn.no/x')).ok).toBe(true)
    expect(started.map(([program]) => program)).toEqual(['xdg-open', 'xdg-open'])
  })

  it('and the browser are opened without a shell', () => {
    expect(openCommand('linux', '/h/open-1.html')).toEqual(['xdg-open', '/h/open-1.html'])
    expect(hasDisplay('linux', {})).toBe(false)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasDisplay('win32', {})).toBe(true)
  })
})

describe('the log', () => {
  it('is kept for its owner alone and never grows without end', () => {
    const home = temporaryFolder()
    const write = createLogFile(home)
    const line = 'x'.repeat(1024 * 1024)
    for (let count = 0; count < 14; count += 1) write(line)
    const size = (name: string): number => statSync(path.join(home, 'log', name)).size
    expect(size('budstikke.log')).toBeLessThan(7 * 1024 * 1024)
    expect(size('budstikke.1.log')).toBeLessThan(7 * 1024 * 1024)
    const mode = statSync(path.join(home, 'log', 'budstikke.log')).mode & 0o777
    expect(mode).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  it('stops nothing when it cannot be written', () => {
    const home = temporaryFolder()
    writeFileSync(path.join(home, 'log'), 'a file where the folder should be')
    expect(() => createLogFile(home)('line')).not.toThrow()
  })
})

describe('the build of the window', () => {
  it('is made again when a source is newer, and only then', async () => {
    const folder = temporaryFolder()
    const { utimesSync } = await import('node:fs')
    const at = (name: string, seconds: number): string => {
      const file = path.join(folder, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, '')
      utimesSync(file, seconds, seconds)
      return file
    }
    const source = at('renderer/a/b.tsx', 1_000)
    expect(isStale(path.join(folder, 'dist.html'), [path.dirname(source)])).toBe(true)
    const product = at('dist.html', 2_000)
    expect(isStale(product, [path.join(folder, 'renderer'), path.join(folder, 'missing')])).toBe(false)
    at('renderer/a/c.tsx', 3_000)
    expect(isStale(product, [path.join(folder, 'renderer')])).toBe(true)
  })
})
