/** A value once it has stood still, so that typing does not ask for every letter. */
import { useEffect, useState } from 'react'

const stillness = 200

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), stillness)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
