/** What is quick shows no waiting: true only when `waiting` has lasted for 300 ms. */
import { useEffect, useState } from 'react'

const patience = 300

export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), patience)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waiting])
  return waiting && late
}
