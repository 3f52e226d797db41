/** The keys of the profile that is being set up. */
import { useCallback } from 'react'
import type { KeyView } from '../../../preload/contract/identity-models.ts'
import type { Fault } from '../../../preload/contract/fault.ts'
import { useWindow } from '../../store.ts'
import { useItem } from '../../ui/use-item.ts'
import { useSetup } from '../use-setup.ts'

const none: readonly KeyView[] = []

export interface KeysOf {
  readonly keys: readonly KeyView[]
  readonly fault: Fault | null
  readonly again: () => void
}

/** A customer of a supplier has none of its own. */
export function useKeys(): KeysOf {
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const profileId = profile.id
  const fetch = useCallback(() => bridge.call('keys.list', { profileId }), [bridge, profileId])
  const { value, fault, again } = useItem('setup', profileId, fetch)
  return { keys: value?.keys ?? none, fault, again }
}
