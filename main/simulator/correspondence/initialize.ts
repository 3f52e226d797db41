/** Initialize: the checks in the service's own order, then files, then one message per recipient. correspondence.md §3.3. */
import { checkFiles } from './file-checks.ts'
import { checkAfterFiles, checkBeforeFiles } from './initialize-checks.ts'
import type { InitializeModel } from './initialize-model.ts'
import type { FirstStatus } from './lifecycle.ts'
import type { NewMessage } from './messages.ts'
import { checkNotification } from './notification-checks.ts'
import { isPerson } from './parties.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import type { Request, UploadedFile } from './request.ts'
import type { Resource } from './resources.ts'
import { withName } from './text-rules.ts'
import { dialogOf } from './transmission-checks.ts'

/** Makes an attachment of each file; refuses with 2008 and leaves it failed when the checksum is another one. */
async function storeFiles(
  { attachments, attachmentLifecycle, blobs, clock }: CorrespondencePorts,
  { call, model }: Request,
  resource: Resource,
  matched: readonly UploadedFile[],
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [index, file] of model.files.entries()) {
    const uploaded = matched[index]
    if (uploaded === undefined) throw correspondenceError(call, 1005)
    const id = attachments.insert(resource.id, resource.owner, file, clock.stamp())
    attachmentLifecycle.uploadStarted(id)
    if (file.checksum !== null && file.checksum !== uploaded.received.md5) {
      attachmentLifecycle.fail(id, 'Checksum mismatch')
      throw correspondenceError(call, 2008)
    }
    await blobs.commit(uploaded.part, id)
    attachments.stored(id, uploaded.received)
    ids.push(id)
  }
  return ids
}

function messageFor(
  { clock, parties }: CorrespondencePorts,
  model: InitializeModel,
  resource: Resource,
  recipient: string,
): NewMessage {
  const { name } = parties.get(recipient)
  const created = clock.stamp()
  const { title, summary, body } = model
  return {
    resourceId: resource.id,
    sender: resource.owner,
    recipient,
    reference: model.reference,
    idempotentKey: model.idempotentKey,
    created,
    requested: Math.max(created, model.requested ?? 0),
    messageSender: model.messageSender,
    language: model.language,
    title: withName(title, name),
    summary: summary === null ? null : withName(summary, name),
    body: withName(body, name),
    due: model.due,
    externalReferences: model.externalReferences,
    properties: model.properties,
    replyOptions: model.replyOptions,
    ignoreReservation: model.ignoreReservation,
    needsConfirmation: model.needsConfirmation,
    confidential: model.confidential,
    forwarding: model.forwarding,
    transmission: dialogOf(model) !== null,
    notification: model.notification,
  }
}

/** The body of the answer. */
export async function initialize(ports: CorrespondencePorts, request: Request): Promise<unknown> {
  const { call, model } = request
  const { messages, lifecycle, attachmentLifecycle, parties, database } = ports
  const resource = checkBeforeFiles(ports, request)
  const matched = checkFiles(ports, request, resource)
  checkAfterFiles(ports, request)
  if (model.notification !== null) checkNotification(call, model.notification, model.recipients.length)
  const created = await storeFiles(ports, request, resource, matched)
  const attachmentIds = [...new Set([...created, ...model.existing])]

  const firstStatus = (recipient: string): FirstStatus => {
    const isReserved = isPerson(recipient) && parties.get(recipient).reserved
    if (isReserved && model.ignoreReservation !== true) return 'Reserved'
    return created.length > 0 ? 'Initialized' : 'ReadyForPublish'
  }
  const correspondences = database.together(() => {
    // Somebody else may have been here while files were stored.
    if (model.idempotentKey !== null && messages.byKey(model.idempotentKey) !== null) {
      throw correspondenceError(call, 1034)
    }
    return model.recipients.map((recipient) => {
      const status = firstStatus(recipient)
      const id = lifecycle.initialize(messageFor(ports, model, resource, recipient), status, attachmentIds)
      const dialogId = dialogOf(model)
      if (dialogId !== null) messages.setDialog(id, dialogId)
      return { correspondenceId: id, status, recipient, notifications: null }
    })
  })
  // Only now: a verdict must find the messages that it is about.
  for (const id of created) attachmentLifecycle.uploaded(id)
  return { correspondences, attachmentIds }
}
