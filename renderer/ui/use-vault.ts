/** How the vault stands; it belongs to the machine, not to a profile. */
import { useCallback } from 'react'
import type { VaultView } from '../../preload/contract/identity-models.ts'
import { useWindow } from '../store.ts'
import { useItem, type Item } from './use-item.ts'

export function useVault(): Item<VaultView> {
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('vault.get', {}), [bridge])
  return useItem('setup', 'vault', fetch)
}
