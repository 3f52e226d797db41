/** The client of Correspondence over the real network against the practice environment. */
import type { Access } from '../../main/altinn/access.ts'
import { createBudget } from '../../main/altinn/budget.ts'
import { createCorrespondence } from '../../main/altinn/correspondence/client.ts'
import type { Accepted, AttachmentDownload, Correspondence } from '../../main/altinn/correspondence/types.ts'
import { createAltinn } from '../../main/altinn/index.ts'
import { createServiceClock } from '../../main/altinn/service-clock.ts'
import { parseEnvironment } from '../../main/environments.ts'
import { createMemorySigner } from '../../main/identity/memory-key.ts'
import { systemClock } from '../../main/lib/clock.ts'
import { createNetwork } from '../../main/lib/network.ts'
import { systemRandom } from '../../main/lib/random.ts'
import type { Result } from '../../preload/contract/result.ts'
import { silentLog } from './altinn.ts'
import { startSimulator, type Simulator } from './simulator.ts'

export interface MessageWorld {
  readonly simulator: Simulator
  readonly correspondence: Correspondence
  /** By name or number. */
  accessOf(organisation: string): Access
  /** A call of the control address about messages. */
  control(path: string, body: unknown): Promise<unknown>
  stop(): Promise<void>
}

export async function startMessageWorld(): Promise<MessageWorld> {
  const simulator = await startSimulator()
  const parsed = parseEnvironment(simulator.handover.environment)
  if (!parsed.ok) throw new Error('the environment is invalid')
  const environment = parsed.value
  const network = createNetwork({ variables: {} })
  const shared = { network, clock: systemClock, random: systemRandom, log: silentLog }
  const { tokens } = createAltinn(shared)
  const correspondence = createCorrespondence({
    ...{ ...shared, tokens },
    serviceClock: createServiceClock(systemClock),
    budget: createBudget({ clock: systemClock }),
  })
  return {
    simulator,
    correspondence,
    accessOf(organisation) {
      const client = simulator.client(organisation)
      return {
        environment,
        organisation: client.organisation.number,
        clientId: client.clientId,
        signer: createMemorySigner(client.privateKey, client.kid),
        systemUser: client.systemUser,
      }
    },
    control: (path, body) => simulator.control.request('POST', `/message/${path}`, body),
    async stop() {
      await network.reset()
      await simulator.stop()
    },
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${JSON.stringify(result.fault.technical)}`)
  return result.value
}
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'fine' : result.fault.code)
export const firstOf = (accepted: Accepted): string => accepted.messages[0]?.id ?? ''

export async function bytesOf({ body }: AttachmentDownload): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  // Valid only until the next is asked for.
  for await (const chunk of body) chunks.push(Uint8Array.from(chunk))
  return Buffer.concat(chunks)
}
