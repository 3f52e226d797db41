/** Services by words, asked for once typing has paused. */
import { useEffect, useState } from 'react'
import type { Fault } from '../../../preload/contract/fault.ts'
import type { ServiceFound } from '../../../preload/contract/setup-models.ts'
import { useWindow } from '../../store.ts'
import { useSettled } from '../../ui/use-settled.ts'

export interface Found {
  /** Null until something has been asked for and answered. */
  readonly services: readonly ServiceFound[] | null
  readonly fault: Fault | null
}

const nothing: Found = { services: null, fault: null }

export function useServices(profileId: string, typed: string): Found {
  const { bridge } = useWindow()
  const words = useSettled(typed.trim())
  const [found, setFound] = useState<Found & { readonly words: string }>({ ...nothing, words: '' })
  useEffect(() => {
    if (words === '') return
    let current = true
    void bridge.call('services.find', { profileId, words }).then((reply) => {
      if (!current) return
      setFound(
        reply.ok
          ? { words, services: reply.value.services, fault: null }
          : { words, services: null, fault: reply.fault },
      )
    })
    return () => {
      current = false
    }
  }, [bridge, profileId, words])
  return typed.trim() === '' ? nothing : found
}
