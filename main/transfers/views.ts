/** Transfers as a door sees them: names in place of numbers, no paths. */
import {
  courseStepSchema,
  type CourseEntry,
  type InboxDetail,
  type InboxItem,
  type Organisation,
  type Outgoing,
  type OutgoingDetail,
  type Service,
} from '../../preload/contract/models.ts'
import type { Door } from '../engine.ts'
import type { Course, CourseFact } from '../store/course.ts'
import type { IncomingRecord } from './incoming-rows.ts'
import { clientIdProperty } from './orphans.ts'
import type { OutgoingRecord, OutgoingRows } from './outgoing-rows.ts'

const courseSteps = courseStepSchema.options
/** The steps of one smooth transfer, which come first in the list; failing and trying again stand after them. */
const lastOfChain = courseSteps.indexOf('all-confirmed')

export interface ViewPorts {
  readonly course: Course
  readonly organisationOf: (profileId: string, number: string) => Organisation
  readonly serviceOf: (profileId: string, serviceId: string) => Service
}

/** Two clocks tell this course, ours and the service's: what is closer than this may stand in either order. */
const clockTolerance = 120_000

/**
 * By time, but never against the order in which the steps must have happened: «scanned» before «uploaded»
 * only means that the service's clock is a little behind ours. What two recipients do has no such order.
 */
export function inOrder(facts: readonly CourseFact[]): readonly CourseFact[] {
  const ordered = facts.toSorted((a, b) => a.at - b.at)
  const rank = ({ step }: CourseFact): number => courseSteps.indexOf(step)
  const isChain = (first: CourseFact, second: CourseFact): boolean =>
    rank(first) <= lastOfChain &&
    rank(second) <= lastOfChain &&
    (first.by === second.by || first.by === null || second.by === null) &&
    second.at - first.at <= clockTolerance
  for (let end = ordered.length - 1; end > 0; end -= 1) {
    for (let index = 0; index < end; index += 1) {
      const [first, second] = [ordered[index], ordered[index + 1]]
      if (first === undefined || second === undefined) continue
      if (isChain(first, second) && rank(first) > rank(second)) {
        ordered[index] = second
        ordered[index + 1] = first
      }
    }
  }
  return ordered
}

function courseOf(ports: ViewPorts, profileId: string, itemId: string): CourseEntry[] {
  return inOrder(ports.course.of(itemId)).map(({ at, step, by, text }) => ({
    at,
    step,
    by: by === null ? null : ports.organisationOf(profileId, by),
    text,
  }))
}

/** Our own id is bookkeeping, nothing a person has written. */
function ownProperties(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== clientIdProperty))
}

/** The reference is our own id when the person has given none: then there is none to show. */
function givenReference(
  reference: string | null,
  properties: Readonly<Record<string, string>>,
): string | null {
  return reference === '' || reference === properties[clientIdProperty] ? null : reference
}

export function outgoingView(record: OutgoingRecord, rows: OutgoingRows, ports: ViewPorts): Outgoing {
  const { id, profileId, fileTransferId, note, folder, size, reference, state, paused, fault } = record
  return {
    ...{ id, profileId, fileTransferId, note, folder, size, reference, state, paused, fault },
    fileName: record.wireName,
    originalName: record.originalName === record.wireName ? null : record.originalName,
    service: ports.serviceOf(profileId, record.serviceId),
    recipients: rows.recipients(id).map(({ organisation, status, changedAt }) => ({
      organisation: ports.organisationOf(profileId, organisation),
      status,
      changedAt,
    })),
    retryAt: record.retryAt,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    expiresAt: record.expiresAt,
  }
}

export function outgoingDetail(record: OutgoingRecord, rows: OutgoingRows, ports: ViewPorts): OutgoingDetail {
  return {
    ...outgoingView(record, rows, ports),
    checksum: record.checksum,
    properties: ownProperties(record.properties),
    course: courseOf(ports, record.profileId, record.id),
  }
}

export function inboxItem(record: IncomingRecord, ports: ViewPorts): InboxItem {
  const { id, profileId, fileTransferId, fileName, size, state, paused, unread, fault, note } = record
  return {
    ...{ id, profileId, fileTransferId, fileName, size, state, paused, unread, fault, note },
    kind: 'file',
    sender: ports.organisationOf(profileId, record.sender),
    service: ports.serviceOf(profileId, record.serviceId),
    reference: givenReference(record.reference, record.properties),
    retryAt: record.retryAt,
    publishedAt: record.publishedAt,
    expiresAt: record.expiresAt,
    savedName: record.savedPath === null ? null : (record.savedPath.split(/[/\\]/u).at(-1) ?? null),
    confirmedAt: record.confirmedAt,
  }
}

export function inboxDetail(record: IncomingRecord, ports: ViewPorts, door: Door): InboxDetail {
  return {
    ...inboxItem(record, ports),
    checksum: record.checksum,
    properties: ownProperties(record.properties),
    savedPath: door === 'local' ? record.savedPath : null,
    virusScanned: record.virusScanned,
    course: courseOf(ports, record.profileId, record.id),
  }
}
