/** The commands about watched folders. */
import type { FolderPreview, FolderPurpose, WatchedFolder } from '../../preload/contract/folder-models.ts'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { isOrganisationNumber } from '../lib/organisation-number.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import type { Random } from '../ports.ts'
import type { Arrival } from './arrival.ts'
import { createClaimRows } from './claim-rows.ts'
import { filedFolderOf } from './file-away.ts'
import type { KeptRule } from './folder-rules.ts'
import { actsFor, inRuleSchema, isFor, subFolderFor, type InRule } from './in-rule.ts'
import { outRuleSchema, type OutRule } from './out-rule.ts'
import type { Permitted } from './permitted.ts'
import type { Plan } from './plan.ts'
import type { FolderDisk } from './ports.ts'
import { previewOut } from './preview.ts'
import { putBack } from './put-back.ts'
import { createViews, type ViewPorts } from './view.ts'

export interface FolderCommandPorts extends ViewPorts {
  readonly random: Random
  readonly disk: FolderDisk
  readonly revision: () => number
  readonly profileIds: () => readonly string[]
  /** Faults: folder-missing (an id nobody was given). */
  readonly pathOf: (folderId: string) => Result<string>
  readonly arrivals: (profileId: string, ids: readonly string[] | null) => readonly Arrival[]
  readonly changed: (ruleId: string) => void
  readonly permitted: Permitted
  readonly showInFolder: (path: string) => Promise<Result<null>>
}

type Names =
  | 'folder.list'
  | 'folder.add'
  | 'folder.change'
  | 'folder.setEnabled'
  | 'folder.remove'
  | 'folder.preview'
  | 'folder.status'
  | 'folder.claims'
  | 'folder.tryAgain'
  | 'folder.answer'
  | 'folder.showInFolder'

type Rule = { readonly kind: 'out'; readonly rule: OutRule } | { readonly kind: 'in'; readonly rule: InRule }
interface Place {
  readonly id: string
  readonly profileId: string
  readonly path: string
}

const mostPreviewed = 200
const bareId = (serviceId: string): string => serviceId.replace(/^urn:altinn:resource:/u, '')

function outRule({ rule }: FolderPurpose & { kind: 'out' }, place: Place): Result<Rule> {
  const made = outRuleSchema.safeParse({ ...rule, ...place, serviceId: bareId(rule.serviceId) })
  if (made.success) return success({ kind: 'out', rule: made.data })
  const from = rule.recipients
  const value =
    from.from === 'fixed' ? (from.recipients.find((number) => !isOrganisationNumber(number)) ?? '') : ''
  return failure(
    from.from === 'name'
      ? fault('folder-pattern-invalid', { values: { value: from.pattern } })
      : fault('recipient-invalid', { values: { value } }),
  )
}

function inRule({ rule }: FolderPurpose & { kind: 'in' }, place: Place): Result<Rule> {
  const serviceId = rule.serviceId === null ? null : bareId(rule.serviceId)
  const messages = rule.messages && {
    ...rule.messages,
    serviceId: rule.messages.serviceId === null ? null : bareId(rule.messages.serviceId),
  }
  const made = inRuleSchema.safeParse({ ...rule, ...place, serviceId, messages })
  if (made.success) return success({ kind: 'in', rule: made.data })
  return failure(
    rule.sender !== null && !isOrganisationNumber(rule.sender)
      ? fault('organisation-invalid', { values: { value: rule.sender } })
      : fault('folder-pattern-invalid', { values: { value: rule.subFolder } }),
  )
}

/** Faults: recipient-invalid, organisation-invalid, folder-pattern-invalid. */
const ruleOf = (purpose: FolderPurpose, place: Place): Result<Rule> =>
  purpose.kind === 'out' ? outRule(purpose, place) : inRule(purpose, place)

export function folderCommands(ports: FolderCommandPorts): HandlersOf<Names> {
  const { folders, disk, clock, random } = ports
  const { rules } = folders
  const claims = createClaimRows(ports.database)
  const views = createViews(ports)

  const known = (): readonly KeptRule[] => {
    const profileIds = new Set(ports.profileIds())
    return rules.list().filter(({ rule }) => profileIds.has(rule.profileId))
  }
  const find = (id: string): Result<KeptRule> => {
    const kept = known().find(({ rule }) => rule.id === id)
    return kept === undefined ? failure(fault('unknown-item')) : success(kept)
  }
  const viewed = (id: string, isLocal: boolean): Result<WatchedFolder> => {
    const kept = find(id)
    return kept.ok ? success(views.view(kept.value, isLocal)) : kept
  }
  const ruleAt = async (
    profileId: string,
    folderId: string,
    purpose: FolderPurpose,
  ): Promise<Result<Rule>> => {
    if (!ports.profileIds().includes(profileId)) return failure(fault('profile-unknown'))
    const path = ports.pathOf(folderId)
    if (!path.ok) return path
    const forbidden = await ports.permitted(path.value)
    if (forbidden !== null) return failure(forbidden)
    return ruleOf(purpose, { id: random.uuid(), profileId, path: path.value })
  }
  /** The folders run as the rules say before anybody is answered. */
  const settled = async (id: string): Promise<void> => {
    await folders.reconcile()
    ports.changed(id)
  }

  const planView = (rule: OutRule, plan: Plan): FolderPreview['files'][number]['plan'] => {
    if (plan.kind !== 'send') return plan
    const { recipients, reference } = plan.order
    return {
      kind: 'send',
      recipients: recipients.map((number) => ports.organisationOf(rule.profileId, number)),
      reference,
    }
  }
  const preview = async (rule: OutRule): Promise<Result<FolderPreview>> => {
    const found = await previewOut(rule, disk, clock)
    if (!found.ok) return found
    const { total, files, ignored, examples } = found.value
    return success({
      ...{ total, ignored: [...ignored], examples: [...examples] },
      files: files.map(({ name, subFolder, plan }) => ({ name, subFolder, plan: planView(rule, plan) })),
    })
  }
  const previewIn = (rule: InRule): FolderPreview => {
    const meant = ports.arrivals(rule.profileId, null).filter((arrival) => isFor(rule, arrival))
    const files = meant.slice(0, mostPreviewed).map((arrival) => ({
      name: arrival.fileName,
      subFolder: subFolderFor(rule, arrival),
      plan: {
        kind: 'fetch' as const,
        sender: ports.organisationOf(rule.profileId, arrival.sender),
        isMessage: arrival.kind === 'message',
        acts: [...actsFor(rule, arrival)],
      },
    }))
    return { total: meant.length, files, ignored: [], examples: [] }
  }

  return {
    'folder.list': (_input, door) =>
      success({
        revision: ports.revision(),
        folders: known().map((kept) => views.view(kept, door === 'local')),
      }),
    async 'folder.add'({ profileId, folderId, purpose, enabled }, door) {
      const made = await ruleAt(profileId, folderId, purpose)
      if (!made.ok) return made
      const { kind, rule } = made.value
      const added = await (kind === 'out' ? rules.addOut(rule, enabled) : rules.addIn(rule, enabled))
      if (!added.ok) return added
      await settled(rule.id)
      return viewed(rule.id, door === 'local')
    },
    async 'folder.change'({ id, purpose }, door) {
      const kept = find(id)
      if (!kept.ok) return kept
      if (kept.value.kind !== purpose.kind) return failure(fault('wrong-state'))
      const { profileId, path } = kept.value.rule
      const made = ruleOf(purpose, { id, profileId, path })
      const changed = made.ok ? rules.change(made.value.rule) : made
      if (!changed.ok) return changed
      await settled(id)
      return viewed(id, door === 'local')
    },
    async 'folder.setEnabled'({ id, enabled }, door) {
      const set = find(id).ok ? await rules.setEnabled(id, enabled) : failure(fault('unknown-item'))
      if (!set.ok) return set
      await settled(id)
      return viewed(id, door === 'local')
    },
    async 'folder.remove'({ id }) {
      const kept = find(id)
      if (!kept.ok) return kept
      rules.remove(id)
      await settled(id)
      return success(null)
    },
    async 'folder.preview'({ profileId, folderId, purpose }) {
      const made = await ruleAt(profileId, folderId, purpose)
      if (!made.ok) return made
      const { kind, rule } = made.value
      return kind === 'out' ? preview(rule) : success(previewIn(rule))
    },
    'folder.status'({ id }, door) {
      const kept = find(id)
      return kept.ok ? success(views.status(kept.value, door === 'local')) : kept
    },
    'folder.claims'({ id, filter, offset, limit }, door) {
      const kept = find(id)
      if (!kept.ok) return kept
      const page = views.page(kept.value, filter, offset, limit, door === 'local')
      return success({ revision: ports.revision(), ...page })
    },
    async 'folder.tryAgain'({ id, itemId }) {
      const kept = find(id)
      if (!kept.ok) return kept
      const running = folders.running(id)
      if (running === null) return failure(fault('wrong-state'))
      if (running.kind === 'in') {
        const count = running.folder.tryAgain(itemId)
        return itemId !== null && count === 0 ? failure(fault('unknown-item')) : success(null)
      }
      if (itemId !== null) {
        const claim = claims.get(itemId)
        if (claim?.ruleId !== id) return failure(fault('unknown-item'))
        const back = await putBack(disk, kept.value.rule.path, claim)
        if (!back.ok) return back
        // From here on it is a file of the folder like any other, and nobody is told that it has failed.
        claims.update(itemId, { filedFolder: null }, clock.now())
        ports.changed(id)
      }
      running.folder.tryAgain()
      return success(null)
    },
    'folder.answer'({ id, itemId, send }) {
      const kept = find(id)
      if (!kept.ok) return kept
      const claim = claims.get(itemId)
      if (claim?.ruleId !== id) return failure(fault('unknown-item'))
      if (claim.state !== 'asking') return failure(fault('wrong-state'))
      const now = clock.now()
      const filedFolder = filedFolderOf(claim, false, now)
      claims.update(itemId, send ? { state: 'ordering', fault: null } : { state: 'filing', filedFolder }, now)
      const running = folders.running(id)
      if (running?.kind === 'out') running.folder.wake()
      ports.changed(id)
      return success(null)
    },
    async 'folder.showInFolder'({ id, itemId }) {
      const kept = find(id)
      if (!kept.ok) return kept
      const root = kept.value.rule.path
      if (itemId === null) return ports.showInFolder(root)
      const place = views.placeOf(kept.value, itemId)
      if (place === null) return failure(fault('unknown-item'))
      const there = await disk.identity(place)
      return there.ok ? ports.showInFolder(place) : there
    },
  }
}
