/** A watched folder as a door sees it: no path through a window. */
import path from 'node:path'
import type { FolderItem, FolderStatus, WatchedFolder } from '../../preload/contract/folder-models.ts'
import { inFolderRuleSchema, outFolderRuleSchema } from '../../preload/contract/folder-models.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { FolderEntry } from '../../preload/contract/models.ts'
import type { Clock } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { createArrivalRows } from './arrival-rows.ts'
import { createClaimRows, type ClaimFilter } from './claim-rows.ts'
import type { KeptRule } from './folder-rules.ts'
import type { Folders } from './folders.ts'
import { arrivalItem, claimItem, waitingItem, type ItemPorts } from './items.ts'
import { startOfDay } from './names.ts'
import type { OutFolderStatus } from './out-step.ts'
import { claimedPath } from './take.ts'

export interface ViewPorts extends ItemPorts {
  readonly clock: Clock
  readonly database: Database
  readonly folders: Folders
  /** As `folders.list` calls it. */
  readonly entryOf: (path: string) => FolderEntry
}

export type ItemFilter = 'all' | 'waiting' | 'asks' | 'moving' | 'done' | 'failed'
interface Page {
  readonly total: number
  readonly items: FolderItem[]
}

const mostRecent = 50
const offStatus: Pick<OutFolderStatus, 'waiting' | 'waitingCount'> &
  Pick<FolderStatus, 'ignored' | 'examples' | 'strangers' | 'sweptAt'> = {
  ...{ waiting: [], waitingCount: 0, ignored: [], examples: [], strangers: 0, sweptAt: null },
}

export function createViews(ports: ViewPorts) {
  const { clock, database, folders, entryOf } = ports
  const claims = createClaimRows(database)
  const arrivals = createArrivalRows(database)

  const outStatus = (id: string): OutFolderStatus | null => {
    const running = folders.running(id)
    return running?.kind === 'out' ? running.folder.status() : null
  }
  /** Faults of folders hold their path; a window sees the words that a person has for it. */
  const forDoor = (reason: Fault | null, kept: KeptRule, isLocal: boolean): Fault | null =>
    reason?.values['path'] === undefined || isLocal
      ? reason
      : { ...reason, values: { ...reason.values, path: entryOf(kept.rule.path).name } }

  const countsOf = ({ kind, rule }: KeptRule): WatchedFolder['counts'] => {
    const today = startOfDay(clock.now())
    const { id } = rule
    if (kind === 'out') {
      const counted = { moving: claims.count(id, 'moving'), doneToday: claims.count(id, 'done', today) }
      const waiting = outStatus(id)?.waitingCount ?? 0
      return { ...counted, waiting, asks: claims.count(id, 'asks'), failed: claims.count(id, 'failed') }
    }
    const counted = { moving: arrivals.count(id, 'moving'), doneToday: arrivals.count(id, 'done', today) }
    return {
      ...counted,
      waiting: arrivals.count(id, 'waiting'),
      asks: 0,
      failed: arrivals.count(id, 'failed'),
    }
  }

  const troubleOf = (id: string): { paused: Fault | null; blocked: Fault | null; silent: Fault | null } => {
    const running = folders.running(id)
    if (running === null) return { paused: folders.forbiddenBy(id), blocked: null, silent: null }
    if (running.kind === 'in') return { paused: running.folder.pausedBy(), blocked: null, silent: null }
    const { pausedBy, blockedBy } = running.folder.status()
    return { paused: pausedBy, blocked: blockedBy, silent: running.folder.silentBy() }
  }

  const view = (kept: KeptRule, isLocal: boolean): WatchedFolder => {
    const { id, profileId, path: root } = kept.rule
    const { paused, blocked, silent } = troubleOf(id)
    const common = {
      ...{ id, profileId, folder: entryOf(root), path: isLocal ? root : null },
      enabled: kept.isEnabled,
      state: folders.running(id) === null ? 'off' : paused === null ? 'watching' : 'paused',
      fault: forDoor(paused ?? blocked, kept, isLocal),
      silentBy: forDoor(silent, kept, isLocal),
      counts: countsOf(kept),
    } as const
    return kept.kind === 'out'
      ? { ...common, kind: 'out', rule: outFolderRuleSchema.parse(kept.rule) }
      : { ...common, kind: 'in', rule: inFolderRuleSchema.parse(kept.rule) }
  }

  /** What only lies in the folder comes first. */
  const outPage = (id: string, filter: ItemFilter, offset: number, limit: number): Page => {
    const hasWaiting = filter === 'all' || filter === 'waiting'
    const waiting = hasWaiting ? (outStatus(id)?.waiting ?? []) : []
    const first = waiting.slice(offset, offset + limit).map(waitingItem)
    const rows: ClaimFilter | null = filter === 'waiting' ? null : filter
    if (rows === null) return { total: waiting.length, items: first }
    const after = claims.list(id, rows, Math.max(0, offset - waiting.length), limit - first.length)
    const items = [...first, ...after.map((claim) => claimItem(claim, ports))]
    return { total: waiting.length + claims.count(id, rows), items }
  }

  const page = (
    kept: KeptRule,
    filter: ItemFilter,
    offset: number,
    limit: number,
    isLocal: boolean,
  ): Page => {
    const { id, path: root } = kept.rule
    const found =
      kept.kind === 'out'
        ? outPage(id, filter, offset, limit)
        : {
            total: arrivals.count(id, filter),
            items: arrivals.list(id, filter, offset, limit).map((one) => arrivalItem(one, root, ports)),
          }
    const items = found.items.map((item) => ({ ...item, fault: forDoor(item.fault, kept, isLocal) }))
    return { total: found.total, items }
  }

  /** Where a file that has been claimed or received lies now; null when nobody knows it. */
  const placeOf = ({ kind, rule }: KeptRule, itemId: string): string | null => {
    if (kind === 'in') {
      const record = arrivals.get(itemId)
      return record?.ruleId === rule.id ? record.savedPath : null
    }
    const claim = claims.get(itemId)
    if (claim?.ruleId !== rule.id) return null
    const { filedAs } = claimItem(claim, ports)
    return filedAs === null ? claimedPath(rule.path, claim, claim.pieces[0]) : path.join(rule.path, filedAs)
  }

  return {
    view,
    page,
    placeOf,
    status(kept: KeptRule, isLocal: boolean): FolderStatus {
      const { ignored, examples, strangers, sweptAt } = outStatus(kept.rule.id) ?? offStatus
      return {
        folder: view(kept, isLocal),
        recent: page(kept, 'all', 0, mostRecent, isLocal).items,
        ...{ ignored: [...ignored], examples: [...examples], strangers, sweptAt },
      }
    },
  }
}
