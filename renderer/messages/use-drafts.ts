/** Messages that are begun and not sent, the latest first. */
import { useCallback } from 'react'
import type { MessageDraft } from '../../preload/contract/message-models.ts'
import { useWindow } from '../store.ts'
import { useItem, type Item } from '../ui/use-item.ts'

export function useDrafts(profileId: string): Item<{ readonly drafts: readonly MessageDraft[] }> {
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('message.drafts', { profileId }), [bridge, profileId])
  return useItem('sent', 'drafts', fetch)
}
