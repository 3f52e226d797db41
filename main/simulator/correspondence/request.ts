/** One call of initialize with all that came with it. */
import type { Received } from '../broker/receive.ts'
import type { Call } from '../http/call.ts'
import type { Caller } from './access.ts'
import type { InitializeModel } from './initialize-model.ts'

/** A file of a form that lies on disk and belongs to nobody yet. */
export interface UploadedFile {
  readonly name: string
  readonly part: string
  readonly received: Received
}

export interface Request {
  readonly call: Call
  readonly caller: Caller
  readonly model: InitializeModel
  readonly uploaded: readonly UploadedFile[]
}
