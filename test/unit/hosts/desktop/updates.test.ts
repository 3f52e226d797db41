/**
 * New versions. The attack: somebody offers a version that is not ours, to a copy that would not notice. The nuisance:
 * a restart in the middle of a transfer, or under a person's hands.
 */
import { describe, expect, it } from 'vitest'
import { whyNoUpdates, type Copy } from '../../../../main/hosts/electron/life/update-support.ts'
import { createUpdates, type Updater } from '../../../../main/hosts/electron/life/updates.ts'
import { createFakeClock, settle } from '../../../support/fake-clock.ts'

const hour = 3_600_000

function world(part: Partial<Updater> = {}) {
  const clock = createFakeClock()
  const done: string[] = []
  const now = { isMoving: false, isSeen: true }
  const updater: Updater = {
    check: async () => {
      done.push('check')
      return '0.2.0'
    },
    fetch: async () => void done.push('fetch'),
    install: (restarts) => void done.push(restarts ? 'install and restart' : 'install'),
    ...part,
  }
  const updates = createUpdates({
    ...{ updater, clock, log: { write: () => undefined } },
    isMoving: () => now.isMoving,
    isSeen: () => now.isSeen,
    changed: () => void done.push('told'),
    restart: () => void done.push('restart'),
  })
  return { clock, done, now, updates }
}

describe('a new version', () => {
  it('is fetched, told, and put in when the window is closed: not before, and not by force', async () => {
    const { clock, done, now, updates } = world()
    await settle()
    expect(done).toEqual(['check', 'fetch', 'told'])
    expect(updates.ready()).toBe('0.2.0')
    await clock.advance(hour)
    expect(done).not.toContain('restart')
    now.isSeen = false
    await clock.advance(60_000)
    expect(done.at(-1)).toBe('restart')
    await updates.stop()
  })

  it('is neither looked for, fetched nor put in while anything moves', async () => {
    const { clock, done, now, updates } = world()
    await settle()
    now.isMoving = true
    now.isSeen = false
    await clock.advance(24 * hour)
    expect(done).toEqual(['check', 'fetch', 'told'])
    expect(updates.restartNow()).toBe(false)
    now.isMoving = false
    expect(updates.restartNow()).toBe(true)
    await updates.stop()
  })

  it('gives way to a transfer that begins while it is fetched, and is taken up again', async () => {
    let stops = 0
    const { clock, done, now, updates } = world({
      fetch: (signal) =>
        stops > 0
          ? Promise.resolve()
          : new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                stops += 1
                reject(new Error('stopped'))
              })
            }),
    })
    await settle()
    updates.moved()
    expect(stops).toBe(0)
    now.isMoving = true
    updates.moved()
    await settle()
    expect([stops, updates.ready()]).toEqual([1, null])
    now.isMoving = false
    await clock.advance(300_000)
    expect(done).toEqual(['check', 'check', 'told'])
    await updates.stop()
  })

  it('that nobody of ours has signed is left alone, and what is here goes on', async () => {
    const { clock, done, updates } = world({
      fetch: () => Promise.reject(new Error('New version is not signed by the application owner')),
    })
    await clock.advance(24 * hour)
    expect(updates.ready()).toBeNull()
    expect(updates.finish(true)).toBe(false)
    expect(done.filter((one) => one === 'check').length).toBeLessThanOrEqual(5)
    await updates.stop()
  })

  it('comes with the next start for who quits instead of waiting', async () => {
    const { done, updates } = world()
    await settle()
    expect(updates.finish(false)).toBe(true)
    expect(done.at(-1)).toBe('install')
    await updates.stop()
  })
})

describe('a copy that may not bring itself up to date', () => {
  const own: Copy = {
    ...{ platform: 'win32', isPackaged: true, channel: undefined },
    env: { LOCALAPPDATA: 'D:\\Kari\\AppData\\Local' },
    program: 'D:\\Kari\\AppData\\Local\\Programs\\Budstikke\\Budstikke.exe',
    source: 'provider: generic\nurl: https://updates.example.no/\npublisherName:\n  - Budstikke AS\n',
  }

  it('is every one that is not known to be safe', () => {
    expect(whyNoUpdates(own)).toBeNull()
    expect(whyNoUpdates({ ...own, channel: 'beta' })).toBeNull()
    expect(whyNoUpdates({ ...own, channel: 'off' })).toBe('policy')
    expect(whyNoUpdates({ ...own, isPackaged: false })).toBe('development')
    expect(whyNoUpdates({ ...own, platform: 'linux' })).toBe('package-manager')
    expect(whyNoUpdates({ ...own, source: null })).toBe('no-source')
    expect(whyNoUpdates({ ...own, source: 'url: http://updates.example.no/' })).toBe('no-source')
  })

  // electron-updater checks the signature on Windows only when the packaging has told it whose.
  it('is one that would take anybody’s version for ours', () => {
    for (const source of ['url: https://x.example/\n', 'url: https://x.example/\npublisherName:\n']) {
      expect(whyNoUpdates({ ...own, source })).toBe('unsigned')
    }
  })

  it('is one that an administrator has installed for everybody', () => {
    for (const program of ['C:\\Program Files\\Budstikke\\Budstikke.exe', 'E:\\Budstikke\\Budstikke.exe']) {
      expect(whyNoUpdates({ ...own, program })).toBe('managed')
    }
    expect(whyNoUpdates({ ...own, env: {} })).toBe('managed')
  })
})
