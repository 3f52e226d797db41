import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVigil } from '../../main/vigil.ts'
import { silentLog } from '../support/altinn.ts'
import { createFakeClock } from '../support/fake-clock.ts'

/** A machine whose wall clock goes on while the process does not. */
function machine() {
  const clock = createFakeClock()
  const state = { asleep: 0, network: 'eth0 10.0.0.5', stalled: [] as string[] }
  const happened: string[] = []
  const vigil = createVigil({
    clock: { ...clock, now: () => clock.now() + state.asleep },
    log: silentLog,
    interfaces: () => state.network,
    stalled: (milliseconds) => (milliseconds > 0 ? state.stalled : []),
    cut: (id) => Promise.resolve(void happened.push(`cut ${id}`)),
    woke: () => Promise.resolve(void happened.push('woke')),
  })
  return { clock, state, happened, vigil }
}

describe('the vigil', () => {
  let desk: ReturnType<typeof machine>
  beforeEach(() => {
    desk = machine()
    desk.vigil.start()
  })
  afterEach(() => desk.vigil.stop())

  test('leaves alone what runs as it should, all day', async () => {
    await desk.clock.advance(24 * 3_600_000)
    expect(desk.happened).toEqual([])
  })

  test('begins anew after a night with the lid closed, once', async () => {
    desk.state.asleep = 8 * 3_600_000
    await desk.clock.advance(20_000)
    expect(desk.happened).toEqual(['woke'])
    await desk.clock.advance(60_000)
    expect(desk.happened).toEqual(['woke'])
  })

  test('does not mind a clock that is put right by a second', async () => {
    desk.state.asleep = -1_000
    await desk.clock.advance(60_000)
    expect(desk.happened).toEqual([])
  })

  test('begins anew on another network', async () => {
    desk.state.network = 'wlan0 192.168.1.7'
    await desk.clock.advance(20_000)
    expect(desk.happened).toEqual(['woke'])
  })

  test('cuts what stands still, so that it is taken up again', async () => {
    desk.state.stalled = ['a']
    await desk.clock.advance(10_000)
    expect(desk.happened).toContain('cut a')
  })
})
