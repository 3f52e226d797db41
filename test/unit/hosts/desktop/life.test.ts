/** What the desktop shows, tells and keeps awake: decided without a desktop. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOf } from '../../../../main/hosts/electron/life/acts.ts'
import { autostartEntry } from '../../../../main/hosts/electron/life/autostart.ts'
import { fitBounds } from '../../../../main/hosts/electron/life/bounds.ts'
import { deskState } from '../../../../main/hosts/electron/life/state.ts'
import {
  createTellings,
  summarise,
  type Notice,
  type Telling,
} from '../../../../main/hosts/electron/life/telling.ts'
import { trayBitmap } from '../../../../main/hosts/electron/life/tray-image.ts'
import { createWakefulness } from '../../../../main/hosts/electron/life/wakefulness.ts'
import { deskLanguage } from '../../../../main/hosts/electron/text/index.ts'
import type { Moving, Profile } from '../../../../preload/contract/models.ts'
import { freeQueue, noCounters, type Snapshot } from '../../../../preload/contract/snapshot.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const moving = (id: string, done: number, total = 100): Moving => ({
  ...{ id, profileId: 'p', direction: 'out', fileName: 'a.txt', done, total },
  ...{ speed: null, secondsLeft: null },
})
const notice = (itemId: string, kind: Notice['kind'] = 'arrived'): Notice => ({
  ...{ profileId: 'p', kind, fileName: `${itemId}.pdf`, itemId, fault: null },
})

describe('the mark beside the clock', () => {
  const profile = (id: string): Profile => ({ id }) as Profile
  const picture = (part: Partial<Snapshot>): Snapshot =>
    ({
      profiles: [profile('p'), profile('q')],
      counters: {},
      health: {},
      moving: [],
      queue: freeQueue,
      ...part,
    }) as Snapshot
  const health = (p: 'ok' | 'offline' | 'attention', q: 'ok' | 'offline'): Snapshot['health'] => ({
    p: { state: p, fault: null, checkedAt: null },
    q: { state: q, fault: null, checkedAt: null },
  })

  it('says the most pressing of what is', () => {
    const failed = { p: { ...noCounters, unread: 2, failed: 1 } }
    const look = (part: Partial<Snapshot>) => deskState(picture(part)).tray
    expect(look({})).toBe('calm')
    expect(look({ moving: [moving('a', 1)] })).toBe('working')
    expect(look({ queue: { ...freeQueue, paused: true } })).toBe('paused')
    expect(look({ health: health('offline', 'ok') })).toBe('calm')
    expect(look({ health: health('attention', 'ok'), moving: [moving('a', 1)] })).toBe('stopped')
    expect(look({ health: health('offline', 'offline'), counters: failed })).toBe('offline')
    expect(deskState(picture({ counters: failed }))).toMatchObject({ tray: 'stopped', unread: 2, failed: 1 })
  })

  it('counts bytes, not files', () => {
    const progress = (all: readonly Moving[]) => deskState(picture({ moving: all })).progress
    expect(progress([moving('a', 50, 100), moving('b', 0, 900)])).toBe(0.05)
    expect(progress([])).toBeNull()
    expect(progress([moving('a', 0, 0)])).toBeNull()
  })

  it('looks different in each state, with nothing outside its round corners', () => {
    const states = ['calm', 'working', 'paused', 'offline', 'stopped'] as const
    const images = states.map((state) => Buffer.from(trayBitmap(state, 32)))
    expect(new Set(images.map((image) => image.toString('base64'))).size).toBe(states.length)
    for (const image of images) {
      expect(image.length).toBe(32 * 32 * 4)
      expect(image.readUInt32LE(0)).toBe(0)
      // In the middle of the left edge: blue, green, red, opacity.
      expect([...image.subarray(16 * 32 * 4 + 8, 16 * 32 * 4 + 12)]).toEqual([0xba, 0x62, 0x00, 0xff])
    }
  })
})

describe('notifications', () => {
  const world = () => {
    const clock = createFakeClock()
    const told: Telling[] = []
    const wanted = { now: true }
    const tellings = createTellings({ clock, isWanted: () => wanted.now, tell: (one) => told.push(one) })
    return { clock, told, wanted, tellings }
  }

  it('tell of one thing with its name', async () => {
    const { clock, told, tellings } = world()
    tellings.take(notice('a'))
    await clock.advance(3_000)
    expect(told).toEqual([{ kind: 'one', notice: notice('a') }])
  })

  it('tell of many things together, and at most once a minute', async () => {
    const { clock, told, tellings } = world()
    for (let minute = 0; minute < 10; minute += 1) {
      for (let n = 0; n < 20; n += 1) tellings.take(notice(`${minute}-${n}`))
      await clock.advance(60_000)
    }
    expect(told.length).toBeLessThanOrEqual(10)
    expect(told[0]).toEqual({ kind: 'many', arrived: 20, failed: 0, others: 0 })
  })

  it('tell once after a night away, however slowly it all comes', async () => {
    const { clock, told, tellings } = world()
    tellings.returned()
    for (let n = 0; n < 25; n += 1) {
      tellings.take(notice(`${n}`, n === 3 ? 'failed' : 'arrived'))
      await clock.advance(1_000)
    }
    expect(told).toEqual([])
    await clock.advance(10_000)
    expect(told).toEqual([{ kind: 'many', arrived: 24, failed: 1, others: 0 }])
  })

  it('are silent while the person looks at the window, and when they are not wanted', async () => {
    const { clock, told, wanted, tellings } = world()
    wanted.now = false
    tellings.take(notice('a'))
    await clock.advance(5_000)
    wanted.now = true
    tellings.take(notice('b'))
    wanted.now = false
    await clock.advance(5_000)
    expect(told).toEqual([])
  })

  it('say nothing twice', () => {
    expect(summarise([notice('a'), notice('a')])).toEqual({ kind: 'one', notice: notice('a') })
    expect(summarise([])).toBeNull()
  })

  it('offer to confirm only what is whole on this disk', () => {
    const item = { fault: null, paused: false }
    const states = [
      'new',
      'downloading',
      'unchecked',
      'saved',
      'confirming',
      'confirmed',
      'aside',
      'gone',
    ] as const
    expect(states.filter((state) => actOf({ ...item, state }) === 'confirm')).toEqual(['saved'])
    expect(actOf({ ...item, state: 'new' })).toBe('download')
    expect(actOf({ ...item, state: 'saved', paused: true })).toBeNull()
  })
})

describe('the machine', () => {
  const world = () => {
    const clock = createFakeClock()
    const held = { count: 0 }
    const hold = () => void (held.count += 1)
    const release = () => void (held.count -= 1)
    return { clock, held, wakefulness: createWakefulness({ clock, hold, release }) }
  }

  it('stays awake while bytes move, and sleeps when they are done', async () => {
    const { clock, held, wakefulness } = world()
    for (let done = 1; done < 10; done += 1) {
      wakefulness.seen([moving('a', done)])
      await clock.advance(30_000)
      expect(held.count).toBe(1)
    }
    wakefulness.seen([])
    expect(held.count).toBe(0)
    expect(clock.sleepers()).toBe(0)
  })

  it('sleeps when a transfer stands still, and stays awake again when it goes on', async () => {
    const { clock, held, wakefulness } = world()
    wakefulness.seen([moving('a', 5)])
    await clock.advance(30_000)
    wakefulness.seen([moving('a', 5)])
    await clock.advance(31_000)
    expect(held.count).toBe(0)
    wakefulness.seen([moving('a', 6)])
    expect(held.count).toBe(1)
    wakefulness.stop()
    expect(held.count).toBe(0)
  })
})

describe('the window', () => {
  const screen = { x: 0, y: 0, width: 1_920, height: 1_040 }

  it('stands where it stood', () => {
    const bounds = { x: 100, y: 50, width: 900, height: 700 }
    expect(fitBounds(bounds, [screen])).toEqual(bounds)
    expect(fitBounds(null, [screen])).toEqual({})
  })

  it('is not opened on a screen that is gone', () => {
    expect(fitBounds({ x: 2_500, y: 50, width: 900, height: 700 }, [screen])).toEqual({
      width: 900,
      height: 700,
    })
    expect(fitBounds({ x: 0, y: -700, width: 3_000, height: 700 }, [screen])).toEqual({
      width: 1_920,
      height: 700,
    })
  })

  it('can always be taken hold of', () => {
    const number = fc.integer({ min: -5_000, max: 5_000 })
    const size = fc.integer({ min: 400, max: 5_000 })
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const found = fitBounds({ x, y, width, height }, [screen])
        if (found.x === undefined || found.y === undefined) return true
        const across = Math.min(found.x + width, screen.width) - Math.max(found.x, 0)
        return found.y >= 0 && found.y < screen.height && across >= 120
      }),
    )
  })
})

it('starts at login from any folder, and from none that would write another line into the entry', () => {
  expect(autostartEntry('/opt/Mine "filer" $x 100%/b')).toContain(
    'Exec="/opt/Mine \\\\"filer\\\\" \\\\$x 100%%/b" --hidden\n',
  )
  expect(autostartEntry('/opt/a\nExec=evil')).toBeNull()
})

it('speaks as the window does, and as the system does until somebody has chosen', () => {
  expect(deskLanguage('en', 'nb-NO')).toBe('en')
  expect(deskLanguage('system', 'nn-NO')).toBe('nn')
  expect(deskLanguage(undefined, 'de-DE')).toBe('en')
})
