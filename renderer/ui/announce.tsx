/** Says something to those who listen to the screen, without moving anything on it. */
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'

const AnnounceContext = createContext<(text: string) => void>(() => undefined)

export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext)
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  const region = useMemo(
    () => (
      <div role="status" aria-live="polite" className="ds-sr-only">
        {/* The same words twice are told twice. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    ),
    [said],
  )
  return (
    <AnnounceContext value={say}>
      {children}
      {region}
    </AnnounceContext>
  )
}
