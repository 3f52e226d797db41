/** What Correspondence is told by the Resource Registry: its own services, and those of other kinds. */
import type { Services } from '../world/services.ts'
import { confidentialPolicy, usualPolicy, type Policy } from '../world/policies.ts'
import type { MessageService, MessageServices } from './services.ts'

export interface Resource extends MessageService {
  readonly type: 'CorrespondenceService' | 'BrokerService'
  readonly policy: Policy
}

/** What a person must hold for it, as packages. */
export const policyOf = ({ confidential }: MessageService): Policy =>
  confidential === 'demanded' ? confidentialPolicy : usualPolicy

export interface Resources {
  /** Null when the registry does not know it. */
  get(id: string): Resource | null
}

export function createResources(messageServices: MessageServices, brokerServices: Services): Resources {
  return {
    get(id) {
      const own = messageServices.get(id)
      if (own !== null) return { ...own, type: 'CorrespondenceService', policy: policyOf(own) }
      const other = brokerServices.get(id)
      if (!other?.registered) return null
      const { title, owner, accessList, policy } = other
      const rules = { confidential: 'forbidden', authenticationLevel: 3 } as const
      return { id, title, owner, accessList, ...rules, type: 'BrokerService', policy }
    },
  }
}
