/** What work cost: wall time and processor time. */
import { readFileSync } from 'node:fs'

/** Seconds. */
export interface Cost {
  readonly seconds: number
  /** User and system, of all threads; NaN where the system does not tell. */
  readonly cpu: number
}

/** Ticks of `/proc/<pid>/stat` in a second: fixed for user space on every Linux that Node runs on. */
const ticks = 100

/** Processor time of a process so far, seconds; NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  // The name, in brackets, may hold spaces; utime and stime are the 12th and 13th field behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticks
}
