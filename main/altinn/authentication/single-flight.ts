/** One piece of work for all who ask for the same thing at the same time. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, type Result } from '../../../preload/contract/result.ts'

interface Flight<T> {
  readonly landing: Promise<Result<T>>
  readonly controller: AbortController
  waiting: number
}

/**
 * The work goes on as long as anybody waits: one who gives up gets `stopping`, the others their answer;
 * when the last gives up, the work's own signal is aborted.
 */
export function createSingleFlight<T>() {
  const flights = new Map<string, Flight<T>>()

  const depart = (key: string, work: (signal: AbortSignal) => Promise<Result<T>>): Flight<T> => {
    const controller = new AbortController()
    const flight: Flight<T> = {
      controller,
      waiting: 0,
      landing: work(controller.signal).finally(() => {
        if (flights.get(key) === flight) flights.delete(key)
      }),
    }
    flights.set(key, flight)
    return flight
  }

  const leave = (key: string, flight: Flight<T>): void => {
    flight.waiting -= 1
    if (flight.waiting > 0) return
    // Nobody may join a flight that is being called off.
    if (flights.get(key) === flight) flights.delete(key)
    flight.controller.abort()
  }

  return {
    async join(
      key: string,
      work: (signal: AbortSignal) => Promise<Result<T>>,
      signal?: AbortSignal,
    ): Promise<Result<T>> {
      if (signal?.aborted) return failure(fault('stopping'))
      const flight = flights.get(key) ?? depart(key, work)
      flight.waiting += 1
      const given = Promise.withResolvers<Result<T>>()
      const giveUp = (): void => {
        given.resolve(failure(fault('stopping')))
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      try {
        return await Promise.race([flight.landing, given.promise])
      } finally {
        signal?.removeEventListener('abort', giveUp)
        leave(key, flight)
      }
    },
    /** What is under way serves those who wait for it and nobody after them. */
    forget(): void {
      flights.clear()
    },
  }
}
