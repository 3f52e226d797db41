/** Acts that ask nothing of the person: one press, and it is done. */
import type { SetupAct } from '../../preload/contract/setup-models.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import { useWindow } from '../store.ts'
import { useSetup } from './use-setup.ts'
import { useStepAct } from './use-step-act.ts'

export interface DirectAct {
  readonly fault: Fault | null
  readonly forget: () => void
  /** `done`: for what is ticked, whether it is in place. */
  readonly start: (act: SetupAct, done: boolean) => Promise<boolean>
}

export function useDirectAct(): DirectAct {
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const { change, tell, fault, forget } = useStepAct()
  const profileId = profile.id

  const start = async (act: SetupAct, done: boolean): Promise<boolean> => {
    switch (act) {
      case 'tick-terms':
        return tell(() => bridge.call('setup.tickTerms', { profileId, done }))
      case 'make-key':
        return change(() => bridge.call('keys.make', { profileId }))
      case 'register-system':
        return tell(() => bridge.call('system.register', { profileId }))
      case 'request-system-user':
        return tell(() => bridge.call('systemUser.request', { profileId }))
      case 'change-system-user':
        return tell(() => bridge.call('systemUser.change', { profileId }))
      case 'import-key':
      case 'choose-store-key':
      case 'enter-client':
      case 'add-service':
      case 'adopt-system-user':
      case 'send-trial':
        // These have a form of their own.
        return false
    }
  }
  return { fault, forget, start }
}
