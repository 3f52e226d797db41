/** The log: one JSON line per event, redacted where it is written, so that a careless caller cannot leak. */
import type { Clock, Log, LogFields, LogLevel } from '../ports.ts'
import { redact } from './redact.ts'
import { redactText } from './redact-text.ts'

export interface LogOptions {
  /** Takes one line without its line break. */
  readonly write: (line: string) => void
  readonly clock: Pick<Clock, 'now'>
  /** The least that is written; `info` when left out. */
  readonly level?: LogLevel
}

const rank: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 }
/** Characters; a longer line loses its fields, so that one event cannot fill a disk. */
const longestLine = 16 * 1024

export function createLog({ write, clock, level: least = 'info' }: LogOptions): Log {
  return {
    write(level: LogLevel, event: string, fields: LogFields = {}) {
      if (rank[level] < rank[least]) return
      const head = { at: new Date(clock.now()).toISOString(), level, event: redactText(event).slice(0, 200) }
      const line = JSON.stringify({ ...head, fields: redact(fields) })
      write(line.length <= longestLine ? line : JSON.stringify({ ...head, cut: line.length }))
    },
  }
}
