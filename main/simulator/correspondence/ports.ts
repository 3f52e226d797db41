/** What the operations of Correspondence work with. */
import type { Digests } from '../broker/digests.ts'
import type { Room } from '../broker/room.ts'
import type { Clock } from '../clock.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Blobs } from '../state/blobs.ts'
import type { Database } from '../state/database.ts'
import type { Access } from './access.ts'
import type { AttachmentLifecycle } from './attachment-lifecycle.ts'
import type { Attachments } from './attachments.ts'
import type { MessageEvents } from './events.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Messages } from './messages.ts'
import type { Notifications } from './notifications.ts'
import type { Parties } from './parties.ts'
import type { Resources } from './resources.ts'
import type { Switches } from './switches.ts'
import type { MessageTimings } from './timings.ts'

export interface CorrespondencePorts {
  readonly clock: Clock
  readonly database: Database
  readonly scheduler: Scheduler
  readonly blobs: Blobs
  readonly digests: Digests
  readonly room: Room
  readonly access: Access
  readonly resources: Resources
  readonly parties: Parties
  readonly messages: Messages
  readonly attachments: Attachments
  readonly lifecycle: Lifecycle
  readonly attachmentLifecycle: AttachmentLifecycle
  readonly notifications: Notifications
  readonly events: MessageEvents
  readonly timings: MessageTimings
  readonly switches: Switches
}
