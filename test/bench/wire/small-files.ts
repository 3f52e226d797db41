/**
 * Many small files are limited by calls per minute and by nothing else. At the published limits 2,000 files take
 * 18 minutes; here minutes are shorter on both sides: the engine's clock runs faster, and the practice
 * environment allows as many times more calls in a real minute.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { EngineClient } from '../engine-client.ts'
import type { RunningPractice } from '../practice.ts'
import { parties } from '../through-engine.ts'
import { answered, order, requestsOf } from './control.ts'

/** Of the engine in one of ours. */
export const shortMinutes = 6
const published = { initialize: 120, upload: 120, overview: 120, download: 120, confirm: 120 }
const publishedSeldom = { search: 10, details: 10 }
/** Calls that the engine allows itself in a minute of each (main/altinn/budget.ts), below the published 120. */
export const ownBudget = 110
const fileBytes = 1_024
const lookAgain = 250

export interface SmallFilesResult {
  readonly count: number
  /** Real seconds from the order to the last file uploaded. */
  readonly seconds: number
  /** Real seconds in which the budget of the narrowest operation allows as many calls, its first minute in one go. */
  readonly leastSeconds: number
  /** Highest count of calls of one operation that every file needs, and which that was. */
  readonly calls: number
  readonly operation: string
  readonly refusals: number
}

const scaled = (limits: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(limits).map(([name, most]) => [name, most * shortMinutes]))

/** `engine` was started with `shortMinutes`. */
export async function measureSmallFiles(
  engine: EngineClient,
  practice: RunningPractice,
  folder: string,
  count: number,
): Promise<SmallFilesResult> {
  const [sender, recipient] = await parties(engine)
  const { profileId } = sender
  const paths = await writeFiles(path.join(folder, 'small'), count)
  const { files } = await engine.call('files.register', { paths })
  const limits = scaled({ ...published, ...publishedSeldom })
  await order(practice, '/limits', { enabled: true, perMinute: limits })
  await order(practice, '/counters/reset', {})
  const began = performance.now()
  await engine.call('outgoing.send', {
    ...{ profileId, fileIds: files.map(({ id }) => id), recipients: [recipient.organisation] },
    serviceId: practice.environment.services[0]?.id ?? '',
  })
  const uploaded = async (): Promise<number> => (await requestsOf(practice))['upload']?.answers['200'] ?? 0
  while ((await uploaded()) < count) {
    const { total: failed } = await engine.call('outgoing.list', { profileId, filter: 'failed', limit: 1 })
    if (failed > 0) throw new Error(`${failed} small files failed.`)
    await wait(lookAgain)
  }
  const seconds = (performance.now() - began) / 1_000
  const requests = await requestsOf(practice)
  const used = (['initialize', 'upload'] as const).map((operation) => ({
    ...{ operation, calls: requests[operation]?.total ?? 0 },
    windows: Math.floor(((requests[operation]?.total ?? 1) - 1) / ownBudget),
  }))
  const [narrowest] = used.toSorted((a, b) => b.windows - a.windows)
  if (narrowest === undefined) throw new Error('No file was sent.')
  return {
    ...{ count, seconds, leastSeconds: (narrowest.windows * 60) / shortMinutes },
    ...{ calls: narrowest.calls, operation: narrowest.operation, refusals: answered(requests, 429) },
  }
}

async function writeFiles(folder: string, count: number): Promise<string[]> {
  await mkdir(folder)
  const paths = Array.from({ length: count }, (_, index) => path.join(folder, `small-${index}.bin`))
  for (const file of paths) await writeFile(file, randomBytes(fileBytes))
  return paths
}
