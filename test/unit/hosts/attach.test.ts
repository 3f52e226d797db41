import { fork } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLastingDoor } from '../../../main/hosts/attach/lasting.ts'
import { takeLock } from '../../../main/hosts/attach/lock.ts'
import { openHome, type OpenedHome } from '../../../main/hosts/attach/open.ts'
import { systemClock } from '../../../main/lib/clock.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createFakeEngine, type FakeEngine } from '../../support/fake-engine.ts'
import { temporaryFolder } from '../../support/temporary.ts'

async function open(home: string, engine: FakeEngine = createFakeEngine()): Promise<OpenedHome> {
  const opened = await openHome({ home, clock: systemClock, startEngine: async () => success(engine) })
  if (!opened.ok) throw new Error(opened.fault.code)
  onTestFinished(() => opened.value.door.stop())
  return opened.value
}

const patch: EngineEvent = { name: 'snapshot.patch', revision: 7, data: { patch: {} } }
const nextEvent = (home: OpenedHome): Promise<EngineEvent> =>
  new Promise((resolve) => home.door.subscribe(resolve))

describe('one owner per home', () => {
  it('never starts a second engine: the second door leads to the first', async () => {
    const home = temporaryFolder()
    const engine = createFakeEngine((_name, input) => success(input))
    const owner = await open(home, engine)
    const attached = await open(
      home,
      createFakeEngine(() => failure(fault('internal'))),
    )
    expect([owner.role, attached.role]).toEqual(['owner', 'attached'])
    expect(await attached.door.call('inbox.get', { id: 'æøå' }, 'local')).toEqual(success({ id: 'æøå' }))
    expect(engine.calls).toEqual([{ name: 'inbox.get', input: { id: 'æøå' }, door: 'local' }])
  })

  it('keeps apart the answers to calls that overtake each other', async () => {
    const home = temporaryFolder()
    const slow = Promise.withResolvers<null>()
    await open(
      home,
      createFakeEngine(async (name) => {
        if (name === 'slow') await slow.promise
        return success(name)
      }),
    )
    const attached = await open(home)
    const first = attached.door.call('slow', {}, 'local')
    expect(await attached.door.call('fast', {}, 'local')).toEqual(success('fast'))
    slow.resolve(null)
    expect(await first).toEqual(success('slow'))
  })

  it('tells attached doors what changes', async () => {
    const home = temporaryFolder()
    const engine = createFakeEngine()
    await open(home, engine)
    const attached = await open(home)
    const event = nextEvent(attached)
    // The answer comes after the subscription, which was asked for first.
    await attached.door.call('app.snapshot', {}, 'window')
    engine.emit(patch)
    expect(await event).toEqual(patch)
  })

  it('carries a call and a reply of several megabytes', async () => {
    const home = temporaryFolder()
    await open(
      home,
      createFakeEngine((_name, input) => success(input)),
    )
    const attached = await open(home)
    const paths = Array.from({ length: 20_000 }, (_, index) => `/somewhere/${'x'.repeat(200)}/${index}`)
    expect(await attached.door.call('files.register', { paths }, 'local')).toEqual(success({ paths }))
  })

  it('carries the bytes of a dropped file to the owner', async () => {
    const home = temporaryFolder()
    const engine = createFakeEngine()
    await open(home, engine)
    const attached = await open(home)
    async function* body() {
      yield Buffer.from('one\n')
      yield Buffer.from('two\n')
    }
    const request = { name: 'a.txt', folder: '', size: 8 }
    const reply = await attached.door.spool(request, body())
    expect(reply).toMatchObject({ ok: true, value: { name: 'a.txt', size: 8 } })
    expect(engine.spooled).toEqual([{ request, text: 'one\ntwo\n' }])
  })

  it.each(['before a byte is read', 'in the middle'])(
    'says why a file is refused %s, although the rest of it never gets through',
    async (when) => {
      const home = temporaryFolder()
      const engine = createFakeEngine()
      const spool: FakeEngine['spool'] = async (_request, body) => {
        if (when === 'in the middle') for await (const chunk of body) if (chunk.length > 0) break
        return failure(fault('disk-full'))
      }
      await open(home, { ...engine, spool })
      const attached = await open(home)
      async function* body() {
        for (let block = 0; block < 64; block += 1) yield Buffer.alloc(256 * 1024)
      }
      const request = { name: 'stor.bin', folder: '', size: 64 * 256 * 1024 }
      expect(await attached.door.spool(request, body())).toMatchObject({
        ok: false,
        fault: { code: 'disk-full' },
      })
    },
  )

  it('says so when the owner goes while something is asked', async () => {
    const home = temporaryFolder()
    const owner = await open(
      home,
      createFakeEngine(() => new Promise(() => undefined)),
    )
    const attached = await open(home)
    const reply = attached.door.call('inbox.refresh', {}, 'local')
    await owner.door.stop()
    expect(await reply).toMatchObject({ ok: false, fault: { code: 'session-lost' } })
    await attached.ended
  })

  it('stops the engine before anybody else may own the home', async () => {
    const home = temporaryFolder()
    const engine = createFakeEngine()
    const owner = await open(home, engine)
    expect(takeLock(home)).toEqual(success(null))
    await owner.door.stop()
    expect(engine.isStopped()).toBe(true)
    expect(existsSync(path.join(home, 'owner.json'))).toBe(false)
    const lock = takeLock(home)
    expect(lock.ok && lock.value !== null).toBe(true)
    if (lock.ok) lock.value?.release()
  })

  it('frees the home when the engine cannot start', async () => {
    const home = temporaryFolder()
    const refused = await openHome({
      home,
      clock: systemClock,
      startEngine: async () => failure(fault('home-newer')),
    })
    expect(refused).toMatchObject({ ok: false, fault: { code: 'home-newer' } })
    expect((await open(home)).role).toBe('owner')
  })

  it('gives up with a sentence when an owner holds the home and never answers', async () => {
    const home = temporaryFolder()
    const lock = takeLock(home)
    const clock = createFakeClock()
    const opened = openHome({ home, clock, startEngine: async () => success(createFakeEngine()) })
    await clock.advance(11_000)
    expect(await opened).toMatchObject({ ok: false, fault: { code: 'home-busy', values: { path: home } } })
    if (lock.ok) lock.value?.release()
  })

  it('is not stopped by an owner.json that a crash or a person has spoilt', async () => {
    const home = temporaryFolder()
    writeFileSync(path.join(home, 'owner.json'), '{"pid":1,"addr')
    expect((await open(home)).role).toBe('owner')
  })

  it('reaches a home whose path is too long for a socket', async () => {
    const home = path.join(temporaryFolder(), 'x'.repeat(120))
    await open(home)
    expect((await open(home)).role).toBe('attached')
  })
})

describe('an owner that is killed', () => {
  const script = fileURLToPath(new URL('../../support/owner-process.ts', import.meta.url))

  it('leaves the home to the next, and attached doors take it over', async () => {
    const home = temporaryFolder()
    const owner = fork(script, [home])
    onTestFinished(() => void owner.kill('SIGKILL'))
    await new Promise((resolve) => owner.once('message', resolve))

    const engine = createFakeEngine(() => success('mine'))
    const openAgain = () => openHome({ home, clock: systemClock, startEngine: async () => success(engine) })
    const first = await openAgain()
    if (!first.ok) throw new Error(first.fault.code)
    expect(first.value.role).toBe('attached')
    const door = createLastingDoor(first.value, openAgain)
    onTestFinished(() => door.stop())
    expect(await door.call('whose', {}, 'local')).toEqual(success('the other process'))

    const lost = new Promise<void>((resolve) => door.subscribe(() => undefined, resolve))
    owner.kill('SIGKILL')
    await lost
    expect(await door.call('whose', {}, 'local')).toEqual(success('mine'))
    expect(JSON.parse(readFileSync(path.join(home, 'owner.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
    })
  })
})
