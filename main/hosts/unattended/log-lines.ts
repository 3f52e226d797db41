/** The engine's log on standard output: one JSON document a line, or words where a person reads them. */
import { printable } from '../output.ts'

interface Sink {
  readonly isTTY?: boolean
  write(text: string): unknown
}

interface Line {
  readonly at: string
  readonly level: string
  readonly event: string
  readonly fields?: Readonly<Record<string, unknown>>
}

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'at' in value && 'level' in value && 'event' in value

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)

/** `12:01:02  warn   folder.watch-lost  code=folder-watch-limit` */
export function humanLine(line: string): string {
  const parsed: unknown = JSON.parse(line)
  if (!isLine(parsed)) return printable(line)
  const { at, level, event, fields = {} } = parsed
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`)
  return printable([at.slice(11, 19), level.padEnd(5), event, ...rest].join('  '))
}

/** Takes lines as `createLog` writes them. A reader that is gone stops nothing. */
export function createLogLines(sink: Sink, asJson: boolean): (line: string) => void {
  const isHuman = sink.isTTY === true && !asJson
  return (line) => void sink.write(`${isHuman ? humanLine(line) : line}\n`)
}
