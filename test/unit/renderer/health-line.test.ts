import { describe, expect, it } from 'vitest'
import { fault } from '../../../preload/contract/fault.ts'
import type { CalendarEntry } from '../../../preload/contract/identity-models.ts'
import type { ProfileHealth, ProfileSetup } from '../../../preload/contract/snapshot.ts'
import { healthLine, isPressing } from '../../../renderer/state/health-line.ts'

const ok: ProfileHealth = { state: 'ok', fault: null, checkedAt: 1 }
const done: ProfileSetup = { attention: 0, waiting: 0, done: true }
const entry = (kind: CalendarEntry['kind'], profileId = 'one'): CalendarEntry => ({
  ...{ id: kind, profileId, kind, title: 'x', at: 5, warning: 7 },
})

describe('the one line about how it is', () => {
  it('says first what stops the work', () => {
    const broken: ProfileHealth = { state: 'attention', fault: fault('key-expired'), checkedAt: 1 }
    const line = healthLine('one', broken, { ...done, attention: 2 }, [entry('key')])
    expect(line.kind).toBe('health')
  })
  it('does not alarm somebody who has just begun: it says what is left', () => {
    const begun: ProfileHealth = { state: 'attention', fault: fault('client-missing'), checkedAt: 1 }
    expect(healthLine('one', begun, { attention: 2, waiting: 0, done: false }, []).kind).toBe('attention')
    expect(isPressing(begun)).toBe(false)
  })
  it('then what will soon lapse, and leads to where it is mended', () => {
    expect(healthLine('one', ok, { ...done, attention: 2 }, [entry('key')])).toMatchObject({
      kind: 'lapsing',
      to: { view: 'setup', id: 'key' },
    })
    expect(healthLine('one', ok, done, [entry('approval')]).to).toEqual({ view: 'setup', id: 'system-user' })
    expect(healthLine('one', ok, done, [entry('file')]).to).toEqual({ view: 'inbox', id: null })
  })
  it('never tells one organisation of what lapses for another', () => {
    expect(healthLine('one', ok, done, [entry('key', 'other')]).kind).toBe('health')
  })
  it('then what is left of the set-up: one’s own before what others do', () => {
    expect(healthLine('one', ok, { attention: 2, waiting: 1, done: false }, [])).toMatchObject({
      kind: 'attention',
      count: 2,
    })
    expect(healthLine('one', ok, { attention: 0, waiting: 1, done: false }, []).kind).toBe('waiting')
  })
})
