/** Watched folders in memory; `scene` chooses how they stand. */
import type { CommandInput } from '../../../preload/contract/commands.ts'
import { fault } from '../../../preload/contract/fault.ts'
import {
  inFolderRuleSchema,
  outFolderRuleSchema,
  type FolderItem,
  type FolderPreview,
  type RecipientRule,
  type WatchedFolder,
} from '../../../preload/contract/folder-models.ts'
import type { Organisation } from '../../../preload/contract/models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Handlers } from './handlers.ts'

export interface FolderPorts {
  readonly scene: string
  readonly now: number
  readonly partners: readonly Organisation[]
  readonly stale: (ids: readonly string[]) => void
}

type Part = Partial<Pick<WatchedFolder, 'enabled' | 'state' | 'fault' | 'counts'>>
type Purpose = CommandInput<'folder.add'>['purpose']

const nothing = { waiting: 0, asks: 0, moving: 0, doneToday: 0, failed: 0 }

function watched(id: string, name: string, purpose: Purpose, part: Part = {}): WatchedFolder {
  const state: WatchedFolder['state'] = 'watching'
  const common = {
    ...{ id, profileId: 'practice', folder: { id: `${id}-place`, name }, path: null, enabled: true },
    ...{ state, fault: null, silentBy: null, counts: nothing, ...part },
  }
  return purpose.kind === 'out'
    ? { ...common, kind: 'out', rule: outFolderRuleSchema.parse(purpose.rule) }
    : { ...common, kind: 'in', rule: inFolderRuleSchema.parse(purpose.rule) }
}

function firstFolders(): WatchedFolder[] {
  const reports = 'ovelse-arsregnskap'
  const fixed: RecipientRule = { from: 'fixed', recipients: ['310418498'] }
  return [
    watched(
      'salary',
      '~/Fellesområde/Lønn/ut',
      {
        kind: 'out',
        rule: { serviceId: reports, recipients: fixed, include: ['*.xml'], reference: '{stem}' },
      },
      { counts: { waiting: 3, asks: 1, moving: 2, doneToday: 1_204, failed: 2 } },
    ),
    watched(
      'archive',
      '//tjener/arkiv/til-utsending',
      { kind: 'out', rule: { serviceId: reports, recipients: { from: 'sub-folder' } } },
      {
        state: 'paused',
        fault: fault('folder-missing', { values: { path: '//tjener/arkiv/til-utsending' } }),
      },
    ),
    watched(
      'in',
      '~/Fellesområde/Inn',
      { kind: 'in', rule: { subFolder: '{sender}/{year}', withMetadata: true } },
      { counts: { ...nothing, doneToday: 18 } },
    ),
    watched(
      'resting',
      '~/Gamle rapporter',
      { kind: 'out', rule: { serviceId: reports, recipients: { from: 'side-car' } } },
      { enabled: false, state: 'off' },
    ),
  ]
}

function filesOf(id: string, now: number, partners: readonly Organisation[]): FolderItem[] {
  const parties = partners.slice(0, 1)
  const one = (name: string, part: Partial<FolderItem>): FolderItem => ({
    ...{ id: name, name, subFolder: '', state: 'moving', waitingFor: null, fault: null, retryAt: null },
    ...{ parties, transferId: null, isMessage: false, filedAs: null, updatedAt: now - 600_000, ...part },
  })
  const waiting = (name: string, waitingFor: FolderItem['waitingFor']): FolderItem =>
    one(name, { id: null, state: 'waiting', waitingFor, parties: [], updatedAt: null })
  if (id === 'in') return [one('vedtak.pdf', { state: 'done', filedAs: '310418498/2026/vedtak.pdf' })]
  if (id !== 'salary') return []
  const duplicate = fault('folder-duplicate', { values: { name: 'lønn (1).xml', value: 'lønn.xml' } })
  const unmatched = fault('recipient-invalid', { values: { name: 'feil.xml', value: '123456789' } })
  return [
    waiting('lønn-november.xml', 'growing'),
    waiting('rapport.xml', 'held'),
    waiting('skybilag.xml', 'online-only'),
    one('lønn (1).xml', { state: 'asks', fault: duplicate }),
    one('trekk.xml', { transferId: 'out-0' }),
    one('feil.xml', { state: 'failed', parties: [], fault: unmatched, filedAs: 'Failed/feil.xml' }),
    one('lønn.xml', { state: 'done', transferId: 'out-5', filedAs: 'Sent/2026-11-21/lønn.xml' }),
  ]
}

function previewOf(purpose: Purpose, partners: readonly Organisation[]): FolderPreview {
  const [sender] = partners
  if (purpose.kind === 'in') {
    if (sender === undefined) return { total: 0, files: [], ignored: [], examples: [] }
    const { confirms = true, messages = null } = purpose.rule
    const subFolder = '310418498/2026'
    const fetch = { kind: 'fetch' as const, sender, isMessage: false, acts: [] }
    const files: FolderPreview['files'] = [
      { name: 'vedtak.pdf', subFolder, plan: { ...fetch, acts: confirms ? ['confirm'] : [] } },
    ]
    if (messages !== null) {
      const acts = [
        ...(messages.marksRead === true ? (['read'] as const) : []),
        ...(messages.confirms === true ? (['confirm'] as const) : []),
      ]
      files.push({ name: 'Vedtak om tilskudd', subFolder, plan: { ...fetch, isMessage: true, acts } })
    }
    return { total: files.length, files, ignored: [], examples: [] }
  }
  const recipients = partners.slice(0, 2)
  return {
    total: 240,
    files: [
      { name: 'a.xml', subFolder: '', plan: { kind: 'send', recipients, reference: 'a' } },
      { name: 'b.xml', subFolder: '', plan: { kind: 'waiting', reason: 'side-car' } },
      {
        ...{ name: 'c.xml', subFolder: '' },
        plan: { kind: 'refused', fault: fault('recipient-invalid', { values: { value: '123456789' } }) },
      },
    ],
    ignored: [
      { reason: 'lock', count: 2 },
      { reason: 'excluded', count: 14 },
    ],
    examples: [{ name: '~$lønn.docx', reason: 'lock' }],
  }
}

export function folderHandlers({ scene, now, partners, stale }: FolderPorts): Handlers {
  let folders = scene === 'empty' ? [] : firstFolders()
  const items = new Map(folders.map(({ id }) => [id, filesOf(id, now, partners)]))
  const unknown = failure(fault('unknown-item'))
  const find = (id: string): WatchedFolder | undefined => folders.find((folder) => folder.id === id)
  const become = (id: string, change: (folder: WatchedFolder) => WatchedFolder) => {
    const found = find(id)
    if (found === undefined) return unknown
    const changed = change(found)
    folders = folders.map((folder) => (folder.id === id ? changed : folder))
    stale([id])
    return success(changed)
  }
  const itemBecomes = (id: string, itemId: string, part: Partial<FolderItem>) => {
    const before = items.get(id) ?? []
    items.set(
      id,
      before.map((item) => (item.id === itemId ? { ...item, fault: null, ...part } : item)),
    )
    stale([id])
    return success(null)
  }
  return {
    'folder.list': () =>
      scene === 'list-fault'
        ? failure(fault('host-unreachable', { values: { host: 'platform.altinn.no' } }))
        : success({ revision: 1, folders }),
    'folder.status'({ id }) {
      const folder = find(id)
      if (folder === undefined) return unknown
      const isFull = id === 'salary'
      return success({
        ...{ folder, recent: [...(items.get(id) ?? [])], strangers: isFull ? 1 : 0, sweptAt: now - 20_000 },
        ignored: isFull ? [{ reason: 'lock', count: 2 }] : [],
        examples: isFull ? [{ name: '~$lønn.docx', reason: 'lock' }] : [],
      })
    },
    'folder.claims'({ id, filter = 'all' }) {
      const found = (items.get(id) ?? []).filter(({ state }) => filter === 'all' || state === filter)
      return success({ revision: 1, total: found.length, items: found })
    },
    'folder.setEnabled': ({ id, enabled }) =>
      become(id, (folder) => ({ ...folder, enabled, state: enabled ? 'watching' : 'off', fault: null })),
    'folder.change': ({ id, purpose }) =>
      become(id, ({ folder, state, counts }) => watched(id, folder.name, purpose, { state, counts })),
    'folder.remove'({ id }) {
      folders = folders.filter((folder) => folder.id !== id)
      stale([id])
      return success(null)
    },
    'folder.preview': ({ purpose }) => success(previewOf(purpose, partners)),
    'folder.add'({ folderId, purpose, enabled = true }) {
      if (scene === 'folder-overlap') {
        const values = { path: '~/Fellesområde/Lønn', value: '~/Fellesområde/Lønn/ut' }
        return failure(fault('folder-overlaps', { values }))
      }
      const state = enabled ? 'watching' : 'off'
      const added = watched('added', `~/${folderId}`, purpose, { enabled, state })
      folders = [...folders, added]
      stale([added.id])
      return success(added)
    },
    'folder.tryAgain': ({ id, itemId = null }) =>
      itemId === null ? success(null) : itemBecomes(id, itemId, { state: 'moving', filedAs: null }),
    'folder.answer': ({ id, itemId, send }) => itemBecomes(id, itemId, { state: send ? 'moving' : 'failed' }),
    'folder.showInFolder': () => success(null),
  }
}
