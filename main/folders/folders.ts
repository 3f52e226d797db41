/** All watched folders: those that the rules say are switched on run, the others do not. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Arrival } from './arrival.ts'
import { createArrivalRows } from './arrival-rows.ts'
import { createClaimRows } from './claim-rows.ts'
import { createFolderRules, type FolderRules, type KeptRule } from './folder-rules.ts'
import { createInFolder, type InFolder, type InFolderPorts } from './in-folder.ts'
import { ruleFor } from './in-rule.ts'
import { createOutFolder, type OutFolder, type OutFolderPorts } from './out-folder.ts'
import type { Permitted } from './permitted.ts'

export interface FoldersPorts extends OutFolderPorts, InFolderPorts {
  readonly profileIds: () => readonly string[]
  /** What lies at Altinn and nobody has asked for yet; null = all of it. */
  readonly arrivals: (profileId: string, ids: readonly string[] | null) => readonly Arrival[]
  /** A folder is not read or written any more until something is put right. */
  readonly paused: (rule: KeptRule['rule'], reason: Fault) => void
  readonly permitted: Permitted
}

export type RunningFolder =
  { readonly kind: 'out'; readonly folder: OutFolder } | { readonly kind: 'in'; readonly folder: InFolder }

export interface Folders {
  readonly rules: FolderRules
  /** Null when it is switched off. */
  running(id: string): RunningFolder | null
  /** Why it does not run though it is switched on; null otherwise. */
  forbiddenBy(id: string): Fault | null
  start(): void
  stop(): Promise<void>
  /** Ends what is under way and lets nothing begin while `work` runs. */
  hold<T>(work: () => Promise<T>): Promise<T>
  /** Rules or profiles have changed; resolves when the folders run, or rest, as they say. */
  reconcile(): Promise<void>
  /** Transfers of a profile have come to their end; null when any may have. */
  sent(profileId: string, transferIds: readonly string[] | null): void
  /** Something has been received, or what is being received has got further. */
  received(profileId: string, ids: readonly string[] | null): void
}

interface Running {
  readonly kept: KeptRule
  /** Of rule and marker: another one is another folder. */
  readonly key: string
  readonly run: RunningFolder
}

export function createFolders(ports: FoldersPorts): Folders {
  const rules = createFolderRules(ports)
  const claims = createClaimRows(ports.database)
  const arrivalRows = createArrivalRows(ports.database)
  const all = new Map<string, Running>()
  const toldPaused = new Map<string, Fault['code']>()
  const forbidden = new Map<string, Fault>()
  let isStarted = false
  let holds = 0
  let reconciling: Promise<void> = Promise.resolve()

  const pausedBy = ({ run }: Running): Fault | null =>
    run.kind === 'out' ? run.folder.status().pausedBy : run.folder.pausedBy()
  const changed = (ruleId: string): void => {
    ports.changed(ruleId)
    const running = all.get(ruleId)
    const reason = running === undefined ? null : pausedBy(running)
    if (reason === null) toldPaused.delete(ruleId)
    else if (running !== undefined && toldPaused.get(ruleId) !== reason.code) {
      toldPaused.set(ruleId, reason.code)
      ports.paused(running.kept.rule, reason)
    }
  }
  const own = { ...ports, changed }
  const make = (kept: KeptRule): RunningFolder =>
    kept.kind === 'out'
      ? { kind: 'out', folder: createOutFolder(kept.rule, kept.marker, own) }
      : { kind: 'in', folder: createInFolder(kept.rule, kept.marker, own) }

  const offer = (profileId: string, ids: readonly string[] | null): void => {
    const inRules = [...all.values()].flatMap(({ kept }) => (kept.kind === 'in' ? [kept.rule] : []))
    if (!inRules.some((rule) => rule.profileId === profileId)) return
    for (const arrival of ports.arrivals(profileId, ids)) {
      const taker = all.get(ruleFor(inRules, arrival)?.id ?? '')
      if (taker?.run.kind === 'in') taker.run.folder.offer(arrival)
    }
  }

  /** Of these the ones that may be watched here; of the others it is kept why not. */
  const permittedOf = async (switchedOn: readonly KeptRule[]): Promise<readonly KeptRule[]> => {
    forbidden.clear()
    for (const { rule } of switchedOn) {
      const reason = await ports.permitted(rule.path)
      if (reason !== null) forbidden.set(rule.id, reason)
    }
    return switchedOn.filter(({ rule }) => !forbidden.has(rule.id))
  }

  const adjust = async (): Promise<void> => {
    const profileIds = new Set(ports.profileIds())
    const switchedOn = (isStarted && holds === 0 ? rules.list() : []).filter(
      ({ isEnabled, rule }) => isEnabled && profileIds.has(rule.profileId),
    )
    const wanted = new Map(
      (await permittedOf(switchedOn)).map((kept) => [kept.rule.id, { kept, key: JSON.stringify(kept) }]),
    )
    const ending = [...all.values()].filter(({ kept, key }) => wanted.get(kept.rule.id)?.key !== key)
    for (const { kept } of ending) all.delete(kept.rule.id)
    await Promise.all(ending.map(({ run }) => run.folder.stop()))
    for (const [id, { kept, key }] of wanted) {
      if (all.has(id)) continue
      const run = make(kept)
      all.set(id, { kept, key, run })
      run.folder.start()
    }
    // What came while nobody looked, or before there was a folder for it.
    for (const profileId of profileIds) offer(profileId, null)
  }
  const reconcile = (): Promise<void> => {
    const done = reconciling.then(adjust)
    reconciling = done.catch((error: unknown) => ports.log.write('error', 'folders.crashed', { error }))
    return done
  }

  const wake = (kind: RunningFolder['kind'], profileId: string, ruleIds: readonly string[] | null): void => {
    for (const [id, { kept, run }] of all) {
      const isMeant = ruleIds === null ? kept.rule.profileId === profileId : ruleIds.includes(id)
      if (run.kind === kind && isMeant) run.folder.wake()
    }
  }

  return {
    rules,
    running: (id) => all.get(id)?.run ?? null,
    forbiddenBy: (id) => forbidden.get(id) ?? null,
    start() {
      isStarted = true
      void reconcile()
    },
    async stop() {
      isStarted = false
      await reconcile()
    },
    async hold(work) {
      holds += 1
      try {
        await reconcile()
        return await work()
      } finally {
        holds -= 1
        await reconcile()
      }
    },
    reconcile,
    sent(profileId, transferIds) {
      if (all.size > 0) wake('out', profileId, transferIds === null ? null : claims.ruleIdsOf(transferIds))
    },
    received(profileId, ids) {
      if (all.size === 0) return
      offer(profileId, ids)
      wake('in', profileId, ids === null ? null : arrivalRows.ruleIdsOf(ids))
    },
  }
}
