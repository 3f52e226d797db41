/** Puts the folder together: what `app.ts` holds of messages. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { MessageService } from '../../preload/contract/models.ts'
import type { Access } from '../altinn/access.ts'
import { createDiscovery } from './discovery.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { MessagePorts } from './ports.ts'
import { createReceivedRows, type ReceivedRecord, type ReceivedRows } from './received-rows.ts'
import { createReceiving, type Receiving } from './receiving.ts'
import { createSentRows, type SentRows } from './sent-rows.ts'

export interface Messages {
  readonly ports: MessagePorts
  readonly received: ReceivedRows
  readonly receiving: Receiving
  readonly sent: SentRows
  readonly outbox: Outbox
  /** Reads the lists of some services as recipient; what was found counts even where one of them failed. */
  discover(
    profileId: string,
    access: Access,
    services: readonly MessageService[],
    full: boolean,
    signal: AbortSignal,
  ): Promise<{ readonly records: readonly ReceivedRecord[]; readonly fault: Fault | null }>
  start(): void
  stop(): Promise<void>
  /** Cuts what is under way and lets nothing begin while `work` runs. */
  hold<T>(work: () => Promise<T>): Promise<T>
  /** Removes everything of a practice profile. Only within `hold`. */
  forget(profileId: string): void
}

export function createMessages(ports: MessagePorts): Messages {
  const received = createReceivedRows(ports.database, ports.sealer)
  const sent = createSentRows(ports.database, ports.sealer)
  const receiving = createReceiving(received, ports)
  const outbox = createOutbox(sent, ports)
  let isStarted = false
  const begin = (): void => {
    receiving.start()
    outbox.start()
  }
  const end = async (): Promise<void> => {
    await Promise.all([receiving.stop(), outbox.stop()])
  }
  return {
    ...{ ports, received, receiving, sent, outbox },
    discover: createDiscovery(received, ports),
    start() {
      isStarted = true
      begin()
    },
    async stop() {
      isStarted = false
      await end()
    },
    async hold(work) {
      await end()
      try {
        return await work()
      } finally {
        if (isStarted) begin()
      }
    },
    forget(profileId) {
      received.forget(profileId)
      sent.forget(profileId)
    },
  }
}
