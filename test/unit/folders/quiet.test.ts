import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createQuiet, quietWindow, type QuietVerdict } from '../../../main/folders/quiet.ts'
import type { FileIdentity } from '../../../main/ports.ts'

const window = 5_000
const file = (size: number, modified = 0, fileId = '1:1'): FileIdentity => ({
  ...{ size, modified, fileId, kind: 'file' },
})
/** Looks at a file in no time. */
const look = (quiet: ReturnType<typeof createQuiet>, identity: FileIdentity, at: number): QuietVerdict =>
  quiet.observe('a', { identity, before: at, after: at })

type Event =
  | { readonly kind: 'pass'; readonly milliseconds: number }
  | { readonly kind: 'grow' | 'touch' | 'replace' }
  | { readonly kind: 'look'; readonly takes: number; readonly changesMeanwhile: boolean }

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ kind: fc.constantFrom('grow' as const, 'touch' as const, 'replace' as const) }),
  fc.record({
    kind: fc.constant('look' as const),
    takes: fc.integer({ min: 0, max: 800 }),
    changesMeanwhile: fc.boolean(),
  }),
)

function changed(identity: FileIdentity, kind: 'grow' | 'touch' | 'replace', count: number): FileIdentity {
  if (kind === 'grow') return { ...identity, size: identity.size + 1, modified: count }
  if (kind === 'touch') return { ...identity, modified: count }
  // A copy that keeps size and time, as many tools do.
  return { ...identity, fileId: `1:${count}` }
}

describe('a file that is still being written', () => {
  it('is never called whole while it has changed within the window, however it grows or is replaced', () => {
    let complete = 0
    fc.assert(
      fc.property(fc.array(events, { minLength: 5, maxLength: 60 }), (course) => {
        const quiet = createQuiet(() => window)
        let now = 0
        let changedAt = 0
        let identity = file(1)
        for (const [count, event] of course.entries()) {
          if (event.kind === 'pass') now += event.milliseconds
          else if (event.kind === 'look') {
            const before = now
            now += event.takes
            // A slow disk may have looked at the very end, just after a change.
            if (event.changesMeanwhile && event.takes > 600) {
              identity = changed(identity, 'grow', count + 1)
              changedAt = now
            }
            const verdict = quiet.observe('a', { identity, before, after: now })
            if (!verdict.isComplete) continue
            complete += 1
            expect(before - changedAt).toBeGreaterThanOrEqual(window)
          } else {
            identity = changed(identity, event.kind, count + 1)
            changedAt = now
          }
        }
      }),
      { numRuns: 3_000, seed: 7 },
    )
    // Else nothing was proved.
    expect(complete).toBeGreaterThan(200)
  })

  it('is whole after the window when it stands still, and is told how long that will be', () => {
    const quiet = createQuiet(() => window)
    expect(look(quiet, file(9), 100)).toMatchObject({ isComplete: false, wait: 5_000 })
    expect(look(quiet, file(9), 3_100)).toMatchObject({ isComplete: false, wait: 2_000 })
    expect(look(quiet, file(9), 5_100)).toMatchObject({ isComplete: true, wait: 0 })
  })

  it('has proved nothing when the machine slept in between, with whoever was writing', () => {
    const quiet = createQuiet(() => window)
    look(quiet, file(9), 0)
    expect(look(quiet, file(9), 8 * 3_600_000).isComplete).toBe(false)
    expect(look(quiet, file(9), 8 * 3_600_000 + 5_000).isComplete).toBe(true)
  })

  it('is known to have grown under its name, unlike one that has been renamed onto it', () => {
    const quiet = createQuiet(() => window)
    expect(look(quiet, file(1, 1, '1:1'), 0).grewHere).toBe(false)
    expect(look(quiet, file(2, 2, '1:1'), 1_000).grewHere).toBe(true)
    expect(look(quiet, file(2, 2, '1:1'), 2_000).grewHere).toBe(true)
    expect(look(quiet, file(9, 3, '1:2'), 3_000).grewHere).toBe(false)
  })

  it('is judged anew when it has been away', () => {
    const quiet = createQuiet(() => window)
    look(quiet, file(9), 0)
    quiet.retain(new Set(['b']))
    expect(look(quiet, file(9), 5_000).isComplete).toBe(false)
  })

  it('waits longer on a share, longer when large, and longest when empty', () => {
    expect(quietWindow('local', 10)).toBe(5_000)
    expect(quietWindow('network', 10)).toBe(15_000)
    expect(quietWindow('local', 20 * 1024 ** 3)).toBe(25_000)
    expect(quietWindow('local', 0)).toBe(60_000)
  })
})
