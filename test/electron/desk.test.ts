/** The desktop's life round a window, with a played engine: what the person sees, closes, opens and is told. */
import path from 'node:path'
import type { BrowserWindow as ElectronWindow } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { channels } from '../../main/hosts/electron/channels.ts'
import { startDesk, type Desk } from '../../main/hosts/electron/desk.ts'
import { hearOutside } from '../../main/hosts/electron/outside.ts'
import type { EngineEvent } from '../../preload/contract/events.ts'
import { success } from '../../preload/contract/result.ts'
import { freeQueue, type Snapshot } from '../../preload/contract/snapshot.ts'
import { createFakeClock, settle } from '../support/fake-clock.ts'
import { createFakeEngine, type FakeEngine } from '../support/fake-engine.ts'
import { createFakeSecretStore } from '../support/secret-store.ts'
import { app, BrowserWindow, forget, powerMonitor, seen } from './electron-stand-in.ts'

const snapshot = {
  revision: 1,
  profiles: [{ id: 'p', environment: { id: 'e', kind: 'practice', name: 'Øving' } }],
  activeProfileId: 'p',
  counters: { p: { unread: 3, unconfirmed: 0, sending: 1, failed: 0 } },
  ...{ health: {}, moving: [], queue: freeQueue, settings: { language: 'nb' } },
} as unknown as Snapshot
const moving = { id: 'a', profileId: 'p', direction: 'out', fileName: 'a', done: 25, total: 100 } as const
const progress = (all: readonly object[]): EngineEvent =>
  ({ name: 'progress', revision: 1, data: { moving: all } }) as EngineEvent
const arrived = (fileName: string): EngineEvent => ({
  ...{ name: 'notice', revision: 2 },
  data: { profileId: 'p', kind: 'arrived', fileName, itemId: 'in-1', fault: null },
})

let engine: FakeEngine
let desk: Desk
let window: InstanceType<typeof BrowserWindow>
let clock = createFakeClock()
let itemState = 'new'

beforeEach(async () => {
  forget()
  clock = createFakeClock()
  itemState = 'new'
  engine = createFakeEngine((name) => {
    if (name === 'app.snapshot') return success(snapshot)
    if (name === 'inbox.get') return success({ state: itemState, fault: null, paused: false })
    return success(name === 'files.register' ? { files: [{ id: 'f1' }] } : null)
  })
  window = new BrowserWindow({})
  let isFirst = true
  desk = startDesk({
    ...{ clock, door: engine, secrets: createFakeSecretStore(), updater: null },
    log: { write: () => undefined },
    window: window as unknown as ElectronWindow,
    preferences: {
      ...{ bounds: () => null, keepBounds: () => undefined, keepChoice: () => undefined },
      choice: () => true,
      isFirstClose: () => [isFirst, (isFirst = false)][0] === true,
    },
  })
  await settle()
})

const called = (name: string) => engine.calls.filter((call) => call.name === name).map(({ input }) => input)
const said = (): unknown[] =>
  window.webContents.sent.filter(([channel]) => channel === channels.desktop).map(([, message]) => message)

describe('what the desktop shows', () => {
  it('is the state beside the clock, the unread on the icon and the progress on the task bar', () => {
    expect(seen.trays[0]?.toolTip).toBe('Budstikke – Alt er i orden – 3 uleste')
    expect(seen.badge).toBe(3)
    engine.emit(progress([moving]))
    expect(seen.trays[0]?.toolTip).toContain('Filer overføres')
    expect(window.progress).toBe(0.25)
    expect(seen.blockers.size).toBe(1)
    engine.emit(progress([]))
    expect([window.progress, seen.blockers.size]).toEqual([-1, 0])
  })

  it('can pause everything from beside the clock', () => {
    seen.trays[0]?.choose('Sett alt på pause')
    expect(called('queue.set')).toEqual([{ paused: true }])
  })
})

describe('closing and quitting', () => {
  const exited = (): Promise<unknown> => new Promise((resolve) => app.once('exited', resolve))

  it('keeps working beside the clock, and says so the first time only', () => {
    expect(window.close()).toBe(true)
    expect(window.close()).toBe(true)
    expect(engine.isStopped()).toBe(false)
    expect(seen.notifications.map(({ options }) => options.title)).toEqual(['Budstikke arbeider videre'])
  })

  it('asks before it stops what moves, and stays when the person thinks better of it', async () => {
    engine.emit(progress([moving]))
    app.quit()
    await settle()
    expect(seen.asked).toEqual(['1 fil overføres nå'])
    expect(engine.isStopped()).toBe(false)
    seen.answer = 1
    const done = exited()
    app.quit()
    expect(await done).toBe(0)
    expect(engine.isStopped()).toBe(true)
    expect(seen.blockers.size).toBe(0)
  })

  it('asks nobody when the machine goes down', async () => {
    engine.emit(progress([moving]))
    const done = exited()
    powerMonitor.emit('shutdown')
    expect(await done).toBe(0)
    expect(seen.asked).toEqual([])
  })
})

describe('notifications', () => {
  it('lead on: a file is fetched and then confirmed without opening the window', async () => {
    engine.emit(arrived('vedtak.pdf'))
    await clock.advance(3_000)
    expect(seen.notifications.map(({ options }) => options)).toEqual([
      { title: 'Øvingsmiljø: Ny fil', body: 'vedtak.pdf', actions: [{ type: 'button', text: 'Last ned' }] },
    ])
    seen.notifications[0]?.emit('action')
    await settle()
    expect(called('inbox.download')).toEqual([{ id: 'in-1' }])
    itemState = 'saved'
    engine.emit({ name: 'list.stale', revision: 3, data: { list: 'inbox', profileId: 'p', ids: ['in-1'] } })
    await settle()
    expect(seen.notifications[1]?.options.actions).toEqual([{ type: 'button', text: 'Bekreft mottak' }])
    seen.notifications[1]?.emit('action')
    await settle()
    expect(called('inbox.confirm')).toEqual([{ id: 'in-1' }])
  })

  it('lead to the organisation that they are about, whichever the window shows', async () => {
    const data = { profileId: 'other', kind: 'setup', fileName: '', itemId: 'other', fault: null } as const
    engine.emit({ name: 'notice', revision: 2, data })
    await clock.advance(3_000)
    seen.notifications[0]?.emit('click')
    await settle()
    expect(called('profiles.select')).toEqual([{ profileId: 'other' }])
    expect(window.isShown).toBe(true)
  })

  it('confirm nothing that is another by the time the button is pressed', async () => {
    itemState = 'saved'
    engine.emit(arrived('vedtak.pdf'))
    await clock.advance(3_000)
    itemState = 'aside'
    seen.notifications[0]?.emit('action')
    await settle()
    expect(called('inbox.confirm')).toEqual([])
    expect(window.isShown).toBe(true)
  })

  it('tell nothing of what is confidential, and steer nothing with a hostile name', async () => {
    engine.emit(arrived(''))
    await clock.advance(3_000)
    expect(seen.notifications[0]?.options.body).toBe('Åpne Budstikke for å se den.')
    await clock.advance(60_000)
    engine.emit(arrived('faktura\u202Efdp.exe'))
    await clock.advance(3_000)
    expect(seen.notifications[1]?.options.body).not.toContain('\u202E')
  })

  it('are not given when the person looks at the window', async () => {
    seen.isFocused = true
    engine.emit(arrived('a'))
    await clock.advance(90_000)
    expect(seen.notifications).toEqual([])
  })
})

describe('from outside', () => {
  it('files lie ready to be sent when the page comes to listen, and nothing is sent', async () => {
    desk.open({ links: [], paths: ['/a.pdf'] })
    await settle()
    expect(said()).toEqual([])
    desk.ipc.follow()
    expect(said().slice(1)).toEqual([{ kind: 'files', files: [{ id: 'f1' }] }])
    expect(called('outgoing.send')).toEqual([])
    expect(window.isShown).toBe(true)
  })

  it('the way back from the approval page asks Altinn, and believes nothing of the link', async () => {
    desk.ipc.follow()
    desk.open({ links: ['approved'], paths: [] })
    expect(said().slice(1)).toEqual([{ kind: 'go', view: 'setup', id: null }])
    expect(called('setup.check')).toEqual([{ profileId: 'p' }])
  })

  it('a second start, a dropped file and a link of the system all arrive, even before anybody listens', () => {
    const folder = path.resolve('somewhere')
    const heard: unknown[] = []
    const listen = hearOutside({ parameters: ['first.pdf'], folder })
    const prevented = { preventDefault: () => undefined }
    app.emit('open-file', prevented, path.join(folder, 'dropped.pdf'))
    listen((openings) => heard.push(openings))
    app.emit('open-url', prevented, 'budstikke://inbox')
    app.emit('second-instance', {}, [], '', { parameters: ['second.pdf'], folder })
    // Another program may hold the lock's other end.
    app.emit('second-instance', {}, [], '', { parameters: 'x' })
    expect(heard).toEqual([
      { links: [], paths: [path.join(folder, 'first.pdf')] },
      { links: [], paths: [path.join(folder, 'dropped.pdf')] },
      { links: ['inbox'], paths: [] },
      { links: [], paths: [path.join(folder, 'second.pdf')] },
      { links: [], paths: [] },
    ])
  })
})

describe('the machine', () => {
  it('that wakes and is unlocked makes connections anew, once', () => {
    powerMonitor.emit('resume')
    powerMonitor.emit('unlock-screen')
    expect(called('app.woke')).toEqual([{}])
  })
})

describe('a proxy', () => {
  const login = (isProxy: boolean): Promise<unknown[]> =>
    new Promise((resolve) => {
      const info = { isProxy, host: 'proxy.fjordby.no', port: 8080, scheme: 'basic', realm: '' }
      const event = { preventDefault: () => undefined }
      app.emit('login', event, null, {}, info, (...answer: unknown[]) => resolve(answer))
    })
  const question = async (): Promise<unknown> => {
    await settle()
    return said().findLast((one) => (one as { kind: string }).kind === 'proxy-login')
  }

  it('is given what the person says, and the next time what the keychain has', async () => {
    desk.ipc.follow()
    const first = login(true)
    expect(await question()).toMatchObject({ id: 1, proxy: 'proxy.fjordby.no:8080', again: false })
    const credentials = { username: 'kari', password: 'hemmelig', keep: true }
    expect(desk.ipc.answerProxy({ id: 1, credentials })).toEqual(success(null))
    expect(await first).toEqual(['kari', 'hemmelig'])
    // What was given was wrong: asked anew instead of tried for ever, which would lock the account.
    const second = login(true)
    expect(await question()).toMatchObject({ id: 2, again: true })
    desk.ipc.answerProxy({ id: 2, credentials: null })
    expect(await second).toEqual([])
    expect(await login(true)).toEqual(['kari', 'hemmelig'])
  })

  it('asks once for many requests; what is answered too late serves the next one', async () => {
    desk.ipc.follow()
    const info = { host: 'proxy.fjordby.no', port: 8080 }
    const credentials = { username: 'kari', password: 'hemmelig', keep: false }
    const late = [1, 2].map(() => desk.findLogin(info, () => false))
    expect(await question()).toMatchObject({ id: 1, again: false })
    expect(said().filter((one) => (one as { kind: string }).kind === 'proxy-login').length).toBe(1)
    desk.ipc.answerProxy({ id: 1, credentials })
    await Promise.all(late)
    expect(await desk.findLogin(info)).toMatchObject({ username: 'kari', password: 'hemmelig' })
    // It was given and was wrong.
    const anew = desk.findLogin(info)
    expect(await question()).toMatchObject({ id: 2, again: true })
    desk.ipc.answerProxy({ id: 2, credentials: null })
    expect(await anew).toBeNull()
  })

  it('is the only one that is given anything: a server that asks gets nothing', async () => {
    expect(await login(false)).toEqual([])
    expect(desk.ipc.answerProxy({ id: 7, credentials: null })).toMatchObject({ ok: false })
  })
})
