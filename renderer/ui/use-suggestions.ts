/** Organisations that may be meant, while one types. */
import { useCallback, useEffect, useState } from 'react'
import type { Organisation } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { useSettled } from './use-settled.ts'

const most = 8

export function useSuggestions(profileId: string, text: string): readonly Organisation[] {
  const { bridge } = useWindow()
  const search = useSettled(text.trim().slice(0, 100))
  const [known, setKnown] = useState<readonly Organisation[]>([])
  useEffect(() => {
    let current = true
    void bridge.call('recipients.known', { profileId, search }).then((reply) => {
      // Without suggestions one can still type the number.
      if (current && reply.ok) setKnown(reply.value.organisations.slice(0, most))
    })
    return () => {
      current = false
    }
  }, [bridge, profileId, search])
  return known
}

/** Finds the name of a number that was typed or pasted; without one the number says enough. */
export function useFindName(profileId: string): (number: string) => Promise<Organisation | null> {
  const { bridge } = useWindow()
  return useCallback(
    async (number) => {
      const reply = await bridge.call('recipients.known', { profileId, search: number })
      return reply.ok ? (reply.value.organisations.find((one) => one.number === number) ?? null) : null
    },
    [bridge, profileId],
  )
}
