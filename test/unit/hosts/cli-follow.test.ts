import { describe, expect, it } from 'vitest'
import type { Client } from '../../../main/hosts/cli/client.ts'
import { follow, type Followed } from '../../../main/hosts/cli/follow.ts'
import { cliText } from '../../../main/hosts/cli/text/index.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { createFakeClock, settle } from '../../support/fake-clock.ts'
import { createFakeEngine } from '../../support/fake-engine.ts'

function setUp() {
  const engine = createFakeEngine()
  const clock = createFakeClock()
  const interrupt = new AbortController()
  const lost = new Set<() => void>()
  const items = new Map<string, Result<string>>([
    ['a', success('queued')],
    ['b', success('queued')],
  ])
  const client: Client = {
    door: {
      ...engine,
      subscribe(onEvent, onLost) {
        lost.add(onLost)
        return engine.subscribe(onEvent)
      },
    },
    isAttached: false,
    ...{ clock, language: 'en', text: cliText.en, signal: interrupt.signal },
    ...{ wantedProfile: undefined, practice: false, say: () => undefined, progress: null },
  }
  const start = (timeout: number | null = null): Promise<Followed<string>> =>
    follow(client, {
      list: 'outgoing',
      ids: ['a', 'b'],
      read: async (id) => items.get(id) ?? failure(fault('unknown-item')),
      isSettled: (state) => state === 'done',
      onProgress: () => undefined,
      timeout,
    })
  const stale = (ids: readonly string[] | null, list: 'outgoing' | 'inbox' = 'outgoing'): EngineEvent => ({
    name: 'list.stale',
    revision: 1,
    data: { list, profileId: 'p', ids },
  })
  return { engine, clock, interrupt, items, start, stale, lose: () => lost.forEach((tell) => tell()) }
}

describe('waiting at the command line', () => {
  it('ends when everything has come where it should, however the news arrives', async () => {
    const { engine, items, start, stale } = setUp()
    const followed = start()
    await settle()
    items.set('a', success('done'))
    engine.emit(stale(['a']))
    await settle()
    items.set('b', success('done'))
    engine.emit(stale(null))
    expect(await followed).toEqual({ items: [success('done'), success('done')], ended: 'settled' })
  })

  it('notices what happened before it began to listen', async () => {
    const { items, start } = setUp()
    items.set('a', success('done')).set('b', success('done'))
    expect((await start()).ended).toBe('settled')
  })

  it('looks at everything again when the owner it was attached to is gone', async () => {
    const { items, start, lose } = setUp()
    const followed = start()
    await settle()
    items.set('a', success('done')).set('b', success('done'))
    lose()
    expect((await followed).ended).toBe('settled')
  })

  it('goes on through the moment in which nobody owns the home', async () => {
    const { items, start, clock } = setUp()
    items.set('a', success('done')).set('b', failure(fault('session-lost')))
    const followed = start()
    await settle()
    items.set('b', success('done'))
    await clock.advance(200)
    expect((await followed).items).toEqual([success('done'), success('done')])
  })

  it('gives up after the time it was given, and tells how far things came', async () => {
    const { items, start, clock } = setUp()
    items.set('a', success('done'))
    const followed = start(5_000)
    await clock.advance(5_000)
    expect(await followed).toEqual({ items: [success('done'), success('queued')], ended: 'timed-out' })
  })

  it('stops at Ctrl+C', async () => {
    const { start, interrupt } = setUp()
    const followed = start()
    await settle()
    interrupt.abort()
    expect((await followed).ended).toBe('interrupted')
  })

  it('ends with the fault of what is no longer there', async () => {
    const { items, start } = setUp()
    items.delete('b')
    items.set('a', success('done'))
    expect((await start()).items[1]).toMatchObject({ ok: false, fault: { code: 'unknown-item' } })
  })
})
