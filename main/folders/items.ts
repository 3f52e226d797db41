/** The files of a folder as a door sees them. */
import path from 'node:path'
import type { FolderItem } from '../../preload/contract/folder-models.ts'
import type { Organisation } from '../../preload/contract/models.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { ArrivalRecord } from './arrival-rows.ts'
import type { ClaimRecord } from './claim-rows.ts'
import type { WaitingFile } from './out-step.ts'

export interface ItemPorts {
  readonly organisationOf: (profileId: string, number: string) => Organisation
  /** What is in the way of a transfer that is under way. */
  readonly troubleOf: (transferId: string) => Fault | null
}

const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

export function waitingItem({ name, subFolder, reason }: WaitingFile): FolderItem {
  return {
    ...{ id: null, name, subFolder, state: 'waiting', waitingFor: reason, fault: null, retryAt: null },
    ...{ parties: [], transferId: null, isMessage: false, filedAs: null, updatedAt: null },
  }
}

const claimItemStates = {
  ...{ claiming: 'moving', claimed: 'moving', asking: 'asks', ordering: 'moving', ordered: 'moving' },
  ...{ filing: 'moving', sent: 'done', failed: 'failed' },
} as const satisfies Record<ClaimRecord['state'], FolderItem['state']>

export function claimItem(claim: ClaimRecord, ports: ItemPorts): FolderItem {
  const { id, name, subFolder, state, order, transferId, filedFolder, filedName, updatedAt } = claim
  const isFiled = state === 'sent' || state === 'failed'
  const trouble = isFiled || transferId === null ? null : ports.troubleOf(transferId)
  const parties = order?.recipients.map((number) => ports.organisationOf(order.profileId, number)) ?? []
  return {
    ...{ id, name, subFolder, transferId, updatedAt, parties, waitingFor: null, isMessage: false },
    state: claimItemStates[state],
    fault: claim.fault ?? trouble,
    retryAt: claim.retryAt,
    filedAs: isFiled && filedFolder !== null ? below(filedFolder, filedName ?? name) : null,
  }
}

const arrivalStates = {
  ...{ claiming: 'waiting', fetching: 'moving', describing: 'moving', confirming: 'moving' },
  ...{ done: 'done', elsewhere: 'elsewhere', failed: 'failed' },
} as const satisfies Record<ArrivalRecord['state'], FolderItem['state']>

/** `root` is the folder of the rule. */
export function arrivalItem(record: ArrivalRecord, root: string, ports: ItemPorts): FolderItem {
  const { arrival, state, subFolder, savedPath, retryAt, updatedAt } = record
  const trouble = state === 'fetching' ? ports.troubleOf(arrival.id) : null
  return {
    ...{ id: arrival.id, name: arrival.fileName, subFolder, retryAt, updatedAt, waitingFor: null },
    state: arrivalStates[state],
    fault: record.fault ?? trouble,
    parties: [ports.organisationOf(arrival.profileId, arrival.sender)],
    transferId: arrival.id,
    isMessage: arrival.kind === 'message',
    filedAs: savedPath === null ? null : path.relative(root, savedPath).split(path.sep).join('/'),
  }
}
