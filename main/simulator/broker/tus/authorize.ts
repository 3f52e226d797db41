/** Who may do what to an upload, and when. broker.md §2.4, §5.3. */
import type { Call } from '../../http/call.ts'
import { Refused } from '../../http/reply.ts'
import type { Caller } from '../access.ts'
import type { FileTransfer } from '../transfers.ts'
import type { TusPorts } from './ports.ts'
import { tusError, tusNotFound } from './refusals.ts'
import type { TusUpload } from './rows.ts'
import { dayMs } from '../../world/services.ts'

export type Intent = 'create' | 'write' | 'look' | 'remove'

const inProgress = ({ status }: FileTransfer): boolean =>
  status === 'UploadStarted' || status === 'UploadProcessing'

/** Whether a token of this caller may have expired: a session, and an upload that is still on. */
export function pardons({ sessions, transfers }: TusPorts, call: Call, caller: Caller): boolean {
  if (call.method !== 'HEAD' && call.method !== 'PATCH' && call.method !== 'DELETE') return false
  const transfer = transfers.get(call.params['id'] ?? '')
  return transfer !== null && inProgress(transfer) && sessions.isActive(transfer.id, caller)
}

function isSender({ access }: TusPorts, call: Call, caller: Caller, transfer: FileTransfer): boolean {
  try {
    access.requireSender(call, caller, transfer)
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

/** Refuses with a plain 404, 401 or 409. In a session only the status is looked at. */
export function authorize(ports: TusPorts, call: Call, caller: Caller, intent: Intent): FileTransfer {
  const { transfers, sessions } = ports
  const transfer = transfers.get(call.params['id'] ?? '')
  if (transfer === null) throw tusError('BRO-00001')
  if ((intent === 'look' || intent === 'write') && sessions.isActive(transfer.id, caller)) {
    sessions.refresh(transfer.id, caller)
    // The session outlives the upload: whoever asks too late is told that it is over (fact 22).
    if (!inProgress(transfer)) throw tusError('BRO-00004')
    return transfer
  }
  if (!isSender(ports, call, caller, transfer)) throw tusError('BRO-00006')
  if (intent === 'look') return transfer
  if (transfer.status !== 'Initialized' && transfer.status !== 'UploadStarted') throw tusError('BRO-00004')
  if (intent === 'remove') sessions.remove(transfer.id, caller)
  else sessions.refresh(transfer.id, caller)
  return transfer
}

/** The id of the upload that an address means; parts have one of their own. */
export const uploadIdOf = ({ params }: Call): string => (params['part'] ?? params['id'] ?? '').toLowerCase()

/** The upload of an address; null when there is none, when its day is over or it is another transfer's part. */
export function findUpload({ rows, clock }: TusPorts, call: Call): TusUpload | null {
  const upload = rows.get(uploadIdOf(call))
  if (upload?.transferId !== (call.params['id'] ?? '').toLowerCase()) return null
  return upload.touched + dayMs > clock.brokerNow() ? upload : null
}

/** Refuses with 404. */
export function requireUpload(ports: TusPorts, call: Call): TusUpload {
  const upload = findUpload(ports, call)
  if (upload === null) throw tusNotFound()
  return upload
}

/** When an upload ends unless somebody goes on with it, as a header has it. */
export const expiresOf = ({ clock }: TusPorts): string => new Date(clock.brokerNow() + dayMs).toUTCString()
