/** Which rate holds now: the person's limits, within the hours that they hold. */
import type { Bandwidth } from '../../preload/contract/queue-models.ts'
import type { Direction } from '../lib/throttle.ts'

const bytesPerMegabit = 125_000

export function holdsAt({ hours }: Bandwidth, hour: number): boolean {
  if (hours === null) return true
  const { from, to } = hours
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}

/** Bytes per second at this time (epoch ms, read as the machine's own time of day); null = no limit. */
export function rateAt(bandwidth: Bandwidth, direction: Direction, now: number): number | null {
  const megabits = bandwidth[direction]
  return megabits === null || !holdsAt(bandwidth, new Date(now).getHours())
    ? null
    : megabits * bytesPerMegabit
}
