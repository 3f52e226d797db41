/** A message that goes into a dialog that is there already. correspondence.md §2.10. */
import { isGuid } from '../identifiers.ts'
import type { InitializeModel } from './initialize-model.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import type { Request } from './request.ts'
import type { Resource } from './resources.ts'

const valuesOf = ({ externalReferences }: InitializeModel, type: string): readonly string[] =>
  externalReferences
    .filter(({ referenceType }) => referenceType === type)
    .map(({ referenceValue }) => referenceValue)

/** The dialog that the sender names; null when a new one is to be made. */
export const dialogOf = (model: InitializeModel): string | null =>
  valuesOf(model, 'DialogportenDialogId')[0] ?? null

/** Refuses with 1052, 1053, 1048, 1045, 1051, 1054, 1050 or 1046. */
export function checkTransmission(
  { messages, resources }: CorrespondencePorts,
  { call, model }: Request,
  resource: Resource,
): void {
  const types = valuesOf(model, 'DialogportenTransmissionType')
  const dialogId = dialogOf(model)
  if (types.length > 1) throw correspondenceError(call, 1052)
  if (types.length === 1 && dialogId === null) throw correspondenceError(call, 1053)
  if (dialogId === null) return
  if (!isGuid(dialogId) || /^[0-]+$/.test(dialogId)) throw correspondenceError(call, 1048)
  const [recipient, ...others] = model.recipients
  if (others.length > 0) throw correspondenceError(call, 1045)
  if (model.replyOptions.length > 0 || model.needsConfirmation) throw correspondenceError(call, 1051)
  const first = messages.byDialog(dialogId)
  if (first === null) throw correspondenceError(call, 1054)
  if (resources.get(first.resourceId)?.owner !== resource.owner) throw correspondenceError(call, 1050)
  if (first.recipient !== recipient) throw correspondenceError(call, 1046)
}
