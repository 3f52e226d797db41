/** A full inbox is listed with hardly more than one call a file. */
import type { EngineClient } from '../engine-client.ts'
import type { RunningPractice } from '../practice.ts'
import { parties } from '../through-engine.ts'
import { order, requestsOf } from './control.ts'

/** Of the engine in one of ours: the budget is not what is measured here, and at 110 a minute it takes 90 minutes. */
export const shortMinutes = 200

export interface WaitingResult {
  readonly count: number
  readonly listed: number
  readonly searches: number
  readonly overviews: number
  readonly seconds: number
}

/** `engine` was started with `shortMinutes`, and has not read this profile's list since files wait there. */
export async function measureWaiting(
  engine: EngineClient,
  practice: RunningPractice,
  count: number,
): Promise<WaitingResult> {
  const [own, other] = await parties(engine)
  const { profileId, organisation } = own
  // Its list is read every minute meanwhile, as it should be, and would be counted here.
  await engine.call('profiles.remove', { profileId: other.profileId })
  await engine.call('inbox.refresh', { profileId })
  const totalNow = async (): Promise<number> =>
    (await engine.call('inbox.list', { profileId, limit: 1 })).total
  const before = await totalNow()
  const partner = practice.environment.organisations.find(({ number }) => number !== organisation)
  await order(practice, '/limits', { enabled: false })
  await order(practice, '/counters/reset', {})
  const began = performance.now()
  await order(practice, '/populate', { count, from: partner?.number, to: organisation })
  // Not awaited: with minutes this short another reading may stand in line behind the one that is measured.
  const refreshed = engine.call('inbox.refresh', { profileId })
  const listed = await engine.until(async () => {
    const total = (await totalNow()) - before
    return total >= count ? total : null
  })
  const seconds = (performance.now() - began) / 1_000
  const requests = await requestsOf(practice)
  await refreshed
  const calls = (operation: string): number => requests[operation]?.total ?? 0
  return { count, listed, seconds, searches: calls('search'), overviews: calls('overview') }
}
