/** What set-up stands on: identity and transfers, as its ports want them. Part of the composition root. */
import { fault } from '../preload/contract/fault.ts'
import type { OutgoingState } from '../preload/contract/models.ts'
import { failure, success, type Result } from '../preload/contract/result.ts'
import type { Engine } from './engine.ts'
import type { Identity } from './identity/identity.ts'
import { keyView } from './identity/key-view.ts'
import type { SetupPorts, TrialPorts, TrialStage } from './setup/ports.ts'
import type { IncomingRecord } from './transfers/incoming-rows.ts'
import type { Transfers } from './transfers/transfers.ts'

type IdentityPart = Pick<
  SetupPorts,
  | 'profileIds'
  | 'subjectOf'
  | 'accessOf'
  | 'environments'
  | 'nameOf'
  | 'rememberName'
  | 'setSystemUser'
  | 'describeService'
  | 'describeMessageService'
  | 'keyWorked'
  | 'lapsing'
>

/** `changed` is told when what a profile shows is another. */
export function identityForSetup(
  identity: Identity,
  mayLookUp: () => boolean,
  changed: () => void,
): IdentityPart {
  const { profiles, environments, organisations, keys, connections, calendar } = identity
  return {
    profileIds: () => profiles.all().map(({ id }) => id),
    environments: environments.all,
    accessOf: connections.of,
    nameOf: (environmentId, organisation) => organisations.named(environmentId, organisation).name,
    rememberName(environmentId, organisation, name) {
      organisations.remember(environmentId, organisation, name)
      changed()
    },
    subjectOf(profileId) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const environment = environments.get(record.value.environmentId)
      if (!environment.ok) return environment
      const holder = profiles.holderOf(record.value)
      if (!holder.ok) return holder
      const key = keys.current(holder.value.id)
      const { organisation, systemUser, supplierId } = record.value
      return success({
        ...{ profileId, organisation, systemUser },
        environment: environment.value,
        organisationName: organisations.named(record.value.environmentId, organisation).name,
        clientId: holder.value.clientId,
        supplier: supplierId === null ? null : { organisation: holder.value.organisation },
        services: profiles.services(profileId),
        messageServices: profiles.messageServices(profileId),
        key: key === null ? null : keyView(key),
        consentToLookUp: mayLookUp(),
      })
    },
    setSystemUser(profileId, systemUser) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const updated = profiles.update({ ...record.value, systemUser })
      if (!updated.ok) return updated
      changed()
      return success(null)
    },
    describeService(profileId, service) {
      const known = profiles.service(profileId, service.id)
      if (known.title === service.title && known.owner === service.owner) return
      profiles.addService(profileId, service)
      changed()
    },
    describeMessageService(profileId, service) {
      const known = profiles.messageServices(profileId).find(({ id }) => id === service.id)
      const isNews = (['title', 'owner', 'ownerOrganisation'] as const).some(
        (name) => service[name] !== null && service[name] !== known?.[name],
      )
      if (!isNews) return
      profiles.addMessageService(profileId, service)
      changed()
    },
    keyWorked(profileId, at) {
      const record = profiles.get(profileId)
      const holder = record.ok ? profiles.holderOf(record.value) : record
      const key = holder.ok ? keys.current(holder.value.id) : null
      if (key !== null && key.registeredAt === null) keys.setRegistered(key.id, at)
    },
    lapsing: calendar.of,
  }
}

const stages: Partial<Record<OutgoingState, TrialStage>> = {
  initializing: 'initialized',
  uploading: 'initialized',
  processing: 'uploaded',
  published: 'published',
  fetched: 'published',
  confirmed: 'published',
  purged: 'published',
}
const text = 'Prøvefil fra Budstikke. Du kan slette den.\nTrial file from Budstikke. You may delete it.\n'

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** A trial is a file transfer like any other, to oneself. */
export function trialPorts(
  transfers: Transfers,
  spool: Engine['spool'],
  folder: () => string,
  organisationOf: (profileId: string) => string | null,
  refresh: (profileId: string) => Promise<Result<unknown>>,
): TrialPorts {
  const { outgoing, outgoingRows, incoming, incomingRows } = transfers
  const receivedOf = (profileId: string, id: string): IncomingRecord | null => {
    const fileTransferId = outgoingRows.get(id)?.fileTransferId ?? null
    return fileTransferId === null ? null : incomingRows.byTransfer(profileId, fileTransferId)
  }
  return {
    async send(profileId, serviceId) {
      const organisation = organisationOf(profileId)
      if (organisation === null) return failure(fault('profile-unknown'))
      const bytes = Buffer.from(text)
      const file = await spool(
        { name: 'budstikke-prøve.txt', folder: '', size: bytes.byteLength },
        once(bytes),
      )
      if (!file.ok) return file
      const queued = outgoing.send({
        ...{ profileId, serviceId, fileIds: [file.value.id], recipients: [organisation] },
        ...{ reference: 'budstikke-prøve', properties: {}, checksumFirst: false },
      })
      const [id] = queued.ok ? queued.value.ids : []
      if (!queued.ok) return queued
      return id === undefined ? failure(fault('internal')) : success(id)
    },
    look(profileId, id) {
      const sent = outgoingRows.get(id)
      if (sent === null) return failure(fault('unknown-item'))
      const { fileTransferId, state } = sent
      const got = receivedOf(profileId, id)
      const stage: TrialStage =
        got?.state === 'confirmed'
          ? 'confirmed'
          : got?.state === 'saved' || got?.state === 'confirming'
            ? 'downloaded'
            : (stages[state] ?? 'queued')
      const failed =
        state === 'failed' || state === 'cancelled' || got?.state === 'aside' || got?.state === 'gone'
      return success({ stage, fileTransferId, failed, fault: got?.fault ?? sent.fault })
    },
    async receive(profileId, id) {
      const sent = outgoingRows.get(id)
      if (sent === null) return failure(fault('unknown-item'))
      if (stages[sent.state] !== 'published') return success(null)
      const got = receivedOf(profileId, id)
      if (got === null) {
        const read = await refresh(profileId)
        return read.ok ? success(null) : read
      }
      if (got.state === 'new') return incoming.download(got.id, folder())
      return got.state === 'saved' ? incoming.confirm(got.id) : success(null)
    },
  }
}
