/** What each part of the way out is shown, and whom it tells. */
import type { NetworkSettings } from '../../../preload/contract/network-models.ts'

export interface WayProps {
  readonly settings: NetworkSettings
  readonly onChanged: () => void
}
