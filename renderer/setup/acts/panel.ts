/** What a form inside a step is given. */
import type { SetupStep } from '../../../preload/contract/setup-models.ts'

export interface PanelProps {
  readonly step: SetupStep
  /** `done` = it was carried out, not given up. */
  readonly onClose: (done: boolean) => void
}
