/**
 * Fetches the service's own history of a transfer when somebody looks at it. The overviews we follow tell
 * only how far it has come; who did what and when stands in the details, which are dear (ten a minute).
 */
import type { CourseStep } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker, Details, FileTransferStatus } from '../altinn/broker/types.ts'
import type { Log } from '../ports.ts'
import type { Course, CourseFact } from '../store/course.ts'

export interface HistoryPorts {
  readonly broker: Broker
  readonly course: Course
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly log: Log
}

export interface History {
  /** Brings the course up to date in the background; `version` tells whether it may have changed since last time. */
  look(item: HistoryItem, changed: () => void): void
  stop(): Promise<void>
}

export interface HistoryItem {
  readonly id: string
  readonly profileId: string
  readonly fileTransferId: string
  readonly version: string
}

const steps: Readonly<Record<FileTransferStatus, CourseStep>> = {
  Initialized: 'initialized',
  UploadStarted: 'upload-started',
  UploadProcessing: 'processing',
  Published: 'published',
  Cancelled: 'cancelled',
  AllConfirmedDownloaded: 'all-confirmed',
  Purged: 'purged',
  Failed: 'failed',
}
/** What the service knows better than we do; our own steps stay. */
const theirs: readonly CourseStep[] = [
  ...Object.values(steps).filter((step) => step !== 'cancelled'),
  'download-started',
  'download-confirmed',
]

/** The history as facts; of many download attempts by one organisation only the first is of interest. */
export function factsOf(details: Details): readonly CourseFact[] {
  const facts: CourseFact[] = details.history.map(({ status, text, at }) => ({
    at,
    step: steps[status],
    by: status === 'Initialized' ? details.sender : null,
    text: status === 'Failed' ? text : null,
  }))
  const begun = new Set<string>()
  for (const { organisation, status, at } of details.recipientHistory) {
    if (status === 'Initialized') continue
    if (status === 'DownloadStarted' && begun.has(organisation)) continue
    begun.add(organisation)
    const step = status === 'DownloadStarted' ? 'download-started' : 'download-confirmed'
    facts.push({ at, step, by: organisation, text: null })
  }
  return facts
}

export function createHistory({ broker, course, accessOf, log }: HistoryPorts): History {
  const known = new Map<string, string>()
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()

  const fetch = async (item: HistoryItem, changed: () => void): Promise<void> => {
    const access = await accessOf(item.profileId)
    const details = access.ok
      ? await broker.details(access.value, item.fileTransferId, stopping.signal)
      : access
    if (!details.ok) {
      // What we have seen ourselves is shown already: this is an extra, and nobody waits for it.
      log.write('info', 'history.missing', { id: item.id, code: details.fault.code })
      return
    }
    known.set(item.id, item.version)
    const facts = factsOf(details.value)
    // Only what it tells is replaced: a history may lag behind what we have seen ourselves.
    const told = theirs.filter((step) => facts.some((fact) => fact.step === step))
    course.replace(item.id, told, facts)
    changed()
  }
  return {
    look(item, changed) {
      if (known.get(item.id) === item.version || running.has(item.id) || stopping.signal.aborted) return
      const work = fetch(item, changed)
        .catch((error: unknown) => log.write('error', 'history.crashed', { id: item.id, error }))
        .finally(() => running.delete(item.id))
      running.set(item.id, work)
    },
    async stop() {
      stopping.abort()
      await Promise.all(running.values())
    },
  }
}
