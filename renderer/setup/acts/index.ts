/** What each act of a step opens; an act that needs nothing from the person is done at once instead. */
import type { ComponentType } from 'react'
import type { SetupAct } from '../../../preload/contract/setup-models.ts'
import { AddService } from './add-service.tsx'
import { AdoptSystemUser } from './adopt-system-user.tsx'
import { ClientId } from './client-id.tsx'
import { ImportKey } from './import-key.tsx'
import type { PanelProps } from './panel.ts'
import { StoreKey } from './store-key.tsx'
import { SendTrial } from './send-trial.tsx'

export const panels: Readonly<Record<SetupAct, ComponentType<PanelProps> | null>> = {
  'tick-terms': null,
  'make-key': null,
  'import-key': ImportKey,
  'choose-store-key': StoreKey,
  'enter-client': ClientId,
  'add-service': AddService,
  'register-system': null,
  'request-system-user': null,
  'change-system-user': null,
  'adopt-system-user': AdoptSystemUser,
  'send-trial': SendTrial,
}
