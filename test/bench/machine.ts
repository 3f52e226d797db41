/** What the numbers were measured on: without it they mean nothing. */
import { readFileSync, statfsSync, writeFileSync } from 'node:fs'
import os from 'node:os'

export const gibibyte = 1024 ** 3

export interface MachineFacts {
  readonly system: string
  readonly processor: string
  readonly cores: number
  readonly memoryGib: number
  readonly node: string
  /** Load over the last minute when the bench began: above 0.5 somebody else was at work. */
  readonly loadBefore: number
}

export function machineFacts(): MachineFacts {
  return {
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    processor: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGib: Math.round(os.totalmem() / gibibyte),
    node: process.version,
    loadBefore: os.loadavg()[0] ?? 0,
  }
}

/** Free bytes for this user. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/**
 * The highest resident memory of a process since `forgetPeak`, in bytes, as the kernel has kept it (so no
 * peak falls between two samples). Null where there is no /proc.
 */
export function peakMemory(pid: number): number | null {
  return kibibytesOf(pid, /^VmHWM:\s+(\d+) kB$/m)
}

/** Resident memory now, in bytes; null where there is no /proc. */
export function memoryNow(pid: number): number | null {
  return kibibytesOf(pid, /^VmRSS:\s+(\d+) kB$/m)
}

/** Begins a new peak at what the process holds now. */
export function forgetPeak(pid: number): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

function kibibytesOf(pid: number, line: RegExp): number | null {
  if (process.platform !== 'linux') return null
  const kibibytes = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return kibibytes === undefined ? null : Number(kibibytes) * 1024
}
