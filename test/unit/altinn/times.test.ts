/** Times and waits as the services write them: an hour’s mistake hides files or wakes the service too early. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatServiceTime, parseServiceTime } from '../../../main/altinn/broker/times.ts'
import { retryAfter } from '../../../main/altinn/retry-after.ts'
import { createServiceClock } from '../../../main/altinn/service-clock.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

describe('a time of Broker', () => {
  it.each([
    ['2026-08-18T11:40:51.123456+00:00', '2026-08-18T11:40:51.123Z'],
    ['2026-08-18T11:40:51.9999999', '2026-08-18T11:40:51.999Z'],
    ['2026-08-18T11:40:51', '2026-08-18T11:40:51.000Z'],
    ['2026-08-18T13:40:51.5+02:00', '2026-08-18T11:40:51.500Z'],
    ['2026-08-18T11:40:51Z', '2026-08-18T11:40:51.000Z'],
  ])('%s is %s, wherever this machine stands', (text, expected) => {
    expect(parseServiceTime(text)).toBe(Date.parse(expected))
  })

  it.each(['', 'now', '2026-08-18', '2026-13-40T00:00:00', '1755517251', '2026-08-18T11:40:51+2'])(
    '%j is none',
    (text) => {
      expect(parseServiceTime(text)).toBeNull()
    },
  )

  it('comes back as it was sent', () => {
    const millisecond = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(millisecond, (date) => {
        expect(parseServiceTime(formatServiceTime(date.getTime()))).toBe(date.getTime())
      }),
    )
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-20T10:00:00Z')
  it.each([
    ['3', undefined, 3_000],
    ['0', undefined, 0],
    ['Fri, 20 Nov 2026 10:00:05 GMT', undefined, 5_000],
    ['Fri, 20 Nov 2026 12:00:05 GMT', 'Fri, 20 Nov 2026 12:00:00 GMT', 5_000],
    ['Fri, 20 Nov 2026 09:00:00 GMT', undefined, 0],
    ['31536000', undefined, 3_600_000],
    ['soon', undefined, null],
    ['-5', undefined, null],
    ['', undefined, null],
  ])('%j (at %s) is %s ms', (value, date, expected) => {
    expect(retryAfter({ 'retry-after': value, ...(date ? { date } : {}) }, now)).toBe(expected)
  })
})

describe('the clock of a service', () => {
  const address = 'https://test.maskinporten.no/token'
  const known = (theirs: string) => {
    const clock = createFakeClock(Date.parse('2026-11-20T10:00:00.500Z'))
    const serviceClock = createServiceClock(clock)
    serviceClock.learn(address, theirs)
    return { clock, serviceClock }
  }

  it('is our own until something is known', () => {
    const { clock, serviceClock } = known('nonsense')
    expect(serviceClock.now(address)).toBe(clock.now())
    expect(serviceClock.skewSeconds(address)).toBeNull()
  })

  it('goes on with the time that passes here', async () => {
    const { clock, serviceClock } = known('Fri, 20 Nov 2026 09:00:00 GMT')
    await clock.advance(10_000)
    expect(serviceClock.now(address)).toBe(Date.parse('2026-11-20T09:00:10.500Z'))
    expect(serviceClock.skewSeconds(address)).toBe(3_600)
  })

  it('is unknown again when ours is set, instead of wrong by as much', () => {
    const { clock, serviceClock } = known('Fri, 20 Nov 2026 09:00:00 GMT')
    clock.setNow(clock.now() - 3_600_000)
    expect(serviceClock.skewSeconds(address)).toBeNull()
    expect(serviceClock.now(address)).toBe(clock.now())
  })

  it('says nothing of another service', () => {
    const { clock, serviceClock } = known('Fri, 20 Nov 2026 09:00:00 GMT')
    expect(serviceClock.now('https://platform.tt02.altinn.no')).toBe(clock.now())
  })
})
