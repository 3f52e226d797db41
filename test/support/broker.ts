/** A Broker client over a scripted network and tokens that are counted. */
import { createBroker } from '../../main/altinn/broker/client.ts'
import { createBudget } from '../../main/altinn/budget.ts'
import { createServiceClock } from '../../main/altinn/service-clock.ts'
import type { Tokens } from '../../main/altinn/tokens.ts'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'
import {
  organisation,
  otherOrganisation,
  scriptedNetwork,
  silentLog,
  type Script,
  type ScriptedAnswer,
} from './altinn.ts'
import { createFakeClock } from './fake-clock.ts'

export const fileTransferId = '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c'

/** As Broker prints it: quirks and all. */
export const overviewBody = {
  fileTransferId,
  resourceId: 'bruksmonster-broker',
  fileName: '../../etc/passwd',
  sendersFileTransferReference: 'ref',
  checksum: '',
  useVirusScan: true,
  fileTransferSize: 12,
  fileTransferStatus: 'Published',
  fileTransferStatusText: 'Ready for download',
  fileTransferStatusChanged: '2026-08-18T11:40:51.123456+00:00',
  created: '2026-08-18T11:40:50',
  expirationTime: '2026-09-17T13:40:50.5+02:00',
  published: '2026-08-18T11:40:51Z',
  sender: `0192:${organisation}`,
  recipients: [
    {
      recipient: `0192:${otherOrganisation}`,
      currentRecipientFileTransferStatusCode: 'DownloadStarted',
      currentRecipientFileTransferStatusText: 'Recipient has attempted to download fileTransfer',
      currentRecipientFileTransferStatusChanged: '2026-08-18T12:00:00+00:00',
    },
  ],
  propertyList: { a: 'b' },
}

/** Tokens are called t1, t2, …: a new one after each refusal. */
export function buildBroker(script: ScriptedAnswer | Script, options: { refuse?: readonly string[] } = {}) {
  const clock = createFakeClock()
  const network = scriptedNetwork(typeof script === 'function' ? script : () => script)
  const asked: string[] = []
  let generation = 1
  const tokens: Tokens = {
    async get(_access, scopes) {
      asked.push(...scopes)
      if (scopes.some((scope) => options.refuse?.includes(scope) === true)) {
        return failure(fault('scope-not-on-client', { values: { scope: scopes.join(' ') } }))
      }
      const expiresAt = clock.now() + 1_800_000
      return success({ value: `t${generation}`, expiresAt, organisation, scopes })
    },
    refuse(_access, token) {
      if (token.value === `t${generation}`) generation += 1
    },
    clear() {},
  }
  const broker = createBroker({
    network,
    tokens,
    clock,
    serviceClock: createServiceClock(clock),
    log: silentLog,
    budget: createBudget({ clock }),
  })
  return { broker, clock, requests: network.requests, asked: () => asked }
}
