import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { freeQueue, type Snapshot } from '../../../preload/contract/snapshot.ts'
import { ask, nothingFollowed, receive, settle, type Followed } from '../../../renderer/state/follow.ts'

const snapshotAt = (revision: number): Snapshot => ({
  revision,
  version: '0',
  profiles: [],
  environments: [],
  // Stands for everything the engine knows: after revision n it is n.
  activeProfileId: `truth-${revision}`,
  counters: {},
  health: {},
  setup: {},
  lapsing: [],
  moving: [],
  queue: freeQueue,
  settings: {
    language: 'nb',
    confirmAutomatically: false,
    lookUpNames: false,
    welcomed: true,
    singleKeys: true,
    downloadFolder: { id: 'd', label: 'd' },
  },
})
const patchAt = (revision: number): EngineEvent => ({
  name: 'snapshot.patch',
  revision,
  data: { patch: { activeProfileId: `truth-${revision}` } },
})
const progressAt = (revision: number): EngineEvent => ({ name: 'progress', revision, data: { moving: [] } })

describe('following the engine', () => {
  it('asks again when an event is missing, instead of showing half a truth', () => {
    const at5 = settle(nothingFollowed, snapshotAt(5)).followed
    const after7 = receive(at5, patchAt(7)).followed
    expect(after7).toMatchObject({ asking: true, snapshot: { revision: 5 } })
    const repaired = settle(after7, snapshotAt(6)).followed
    expect(repaired).toMatchObject({ asking: false, snapshot: { activeProfileId: 'truth-7' } })
  })

  it('does not go back when an old event comes late', () => {
    const at5 = settle(nothingFollowed, snapshotAt(5)).followed
    expect(receive(at5, patchAt(4)).followed).toBe(at5)
  })

  it('notices by the progress alone that the last event was lost', () => {
    const at5 = settle(nothingFollowed, snapshotAt(5)).followed
    expect(receive(at5, progressAt(5)).followed.asking).toBe(false)
    expect(receive(at5, progressAt(6)).followed.asking).toBe(true)
  })

  it('takes the snapshot of an engine that was started anew, although its count begins again', () => {
    const old = settle(nothingFollowed, snapshotAt(900)).followed
    const anew = settle(receive(ask(old), patchAt(4)).followed, snapshotAt(3)).followed
    expect(anew).toMatchObject({ asking: false, snapshot: { revision: 4, activeProfileId: 'truth-4' } })
  })

  it('ends at the truth however events are lost, doubled and delayed', () => {
    const happening = fc.record({
      kind: fc.constantFrom('deliver', 'lose', 'double', 'reconnect', 'answer'),
      back: fc.nat({ max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
        let revision = 1
        let state: Followed = settle(nothingFollowed, snapshotAt(revision)).followed
        for (const { kind, back } of happenings) {
          if (kind === 'answer') {
            // The snapshot was taken some events ago, but never before it was asked for.
            if (state.asking) state = settle(state, snapshotAt(revision)).followed
            continue
          }
          if (kind === 'reconnect') {
            state = ask(state)
            continue
          }
          revision += 1
          if (kind === 'lose') continue
          state = receive(state, patchAt(revision)).followed
          if (kind === 'double') state = receive(state, patchAt(Math.max(1, revision - back))).followed
        }
        // One more event and one answer: that is all it may take.
        revision += 1
        state = receive(state, patchAt(revision)).followed
        if (state.asking) state = settle(state, snapshotAt(revision)).followed
        expect(state.asking).toBe(false)
        expect(state.snapshot).toMatchObject({ revision, activeProfileId: `truth-${revision}` })
      }),
    )
  })
})
