/** What messages need of the rest of the house, put together. Part of the composition root. */
import { success, type Result } from '../preload/contract/result.ts'
import type { Altinn } from './altinn/index.ts'
import type { Identity } from './identity/identity.ts'
import type { Vault } from './identity/vault/vault.ts'
import type { Changes } from './lib/changes.ts'
import { filesForMessages, unknownService } from './message-files.ts'
import { createMessages } from './messages/messages.ts'
import { hasSealed, sealTheRest } from './messages/sealed.ts'
import type { Ports } from './ports.ts'
import type { Database } from './store/database.ts'
import type { QueueState } from './transfers/queue.ts'
import type { Transfers } from './transfers/transfers.ts'

export interface MessagingParts {
  readonly ports: Ports
  readonly database: Database
  readonly vault: Vault
  readonly queue: QueueState
  readonly altinn: Altinn
  readonly identity: Identity
  readonly transfers: Transfers
  readonly changes: Changes
  readonly environmentOf: (profileId: string) => string
}

export function createMessaging(parts: MessagingParts) {
  const { ports, database, queue, transfers, changes, environmentOf } = parts
  const { profiles, environments, organisations, connections } = parts.identity
  const sealing = createSealing(parts, {
    isPractice(profileId) {
      const environment = environments.get(environmentOf(profileId))
      return environment.ok && environment.value.kind === 'practice'
    },
    revealed() {
      for (const { id } of profiles.all())
        for (const list of ['inbox', 'sent'] as const) changes.stale(list, id, null)
    },
  })
  const messages = createMessages({
    ...{ clock: ports.clock, random: ports.random, disk: ports.disk, log: ports.log, database },
    ...{ throttle: queue.throttle, correspondence: parts.altinn.correspondence },
    ...{ sealer: parts.vault.texts, readyToSeal: sealing.readyToSeal },
    isPaused: () => queue.read().paused,
    accessOf: (profileId) => connections.of(profileId),
    organisationOf: (profileId, number) => organisations.named(environmentOf(profileId), number),
    serviceOf: (profileId, id) =>
      profiles.messageServices(profileId).find((one) => one.id === id) ?? { ...unknownService, id },
    ...filesForMessages(transfers.files, transfers.spool, ports.disk, transfers.hashers),
    ...transfers.saving,
    inboxChanged: (profileId, id) => changes.stale('inbox', profileId, id),
    sentChanged: (profileId, id) => changes.stale('sent', profileId, id),
    failed: (message, { profileId, id: itemId }, fileName, reason) =>
      changes.notice({ profileId, kind: 'failed', fileName, itemId, message, fault: reason }),
  })
  return { messages, sealing }
}

interface SealingWishes {
  readonly isPractice: (profileId: string) => boolean
  /** What could not be read can be read now. */
  readonly revealed: () => void
}

/** The vault as messages see it: what is confidential is sealed by it, and waits for it. */
function createSealing(
  { vault, database }: Pick<MessagingParts, 'vault' | 'database'>,
  { isPractice, revealed }: SealingWishes,
) {
  let wasOpen = false
  const settle = (): void => {
    const isOpen = vault.texts.isOpen()
    if (isOpen && !wasOpen) {
      sealTheRest(database, vault.texts)
      revealed()
    }
    wasOpen = isOpen
  }
  const open = async (): Promise<Result<null>> => {
    const opened = await vault.open()
    settle()
    return opened
  }
  return {
    readyToSeal: (profileId: string | null): Promise<Result<null>> =>
      profileId !== null && isPractice(profileId) ? Promise.resolve(success(null)) : open(),
    /** Somebody else may have opened it. */
    settle,
    /** Only where there is something to open: a start must not make a keychain ask for nothing. */
    start: () => void (hasSealed(database) && open()),
  }
}
