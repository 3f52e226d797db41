/** The bounds of the issue and whether a number keeps them. */

export const bounds = {
  /** Wall time over curl's for the same bytes. */
  ratio: 1.3,
  /** Highest resident memory of the engine's process, MB. */
  memory: 200,
  /** Highest growth of that peak from the smallest size to the largest, MB: less than one size more would bring. */
  growth: 20,
  /** 99th percentile of the event loop's delay in the engine's process, ms. */
  loopDelay: 20,
  /** From start to a usable window, s. */
  window: 1.5,
  /** Wall time over md5sum and then curl -T, over curl -o and then md5sum, over tus-js-client's. */
  wireUp: 0.75,
  wireDown: 0.9,
  tus: 0.8,
  /** Wall time over one stream of curl where each connection is slow. */
  link: 0.3,
  /** CPU seconds over curl's and md5sum's. */
  cpu: 1.5,
  /** Lowest share of the call budget that small files use, per cent. */
  budgetShare: 95,
  callsPerFile: 1.02,
  /** ms. */
  firstPage: 50,
  search: 100,
  /** Per cent of a core while nothing happens. */
  rest: 1,
  /** Of the desktop's process without Electron's own: seconds to its first answer, a third of the window's start. */
  desktopStart: 0.5,
  /** Over the same engine without the desktop around it. */
  desktopCost: 1.1,
} as const

export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** Highest allowed value; null for numbers that are only told. */
  readonly bound: number | null
  /** Lowest allowed value, where there is one. */
  readonly least?: number
  readonly details: string
}

export type Verdict = 'kept' | 'MISSED' | ''

/** What is no number was not measured, and keeps no bound. */
export function verdictOf({ value, bound, least }: Row): Verdict {
  if (bound === null && least === undefined) return ''
  return value <= (bound ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY)
    ? 'kept'
    : 'MISSED'
}

function boundText({ bound, least, unit }: Row): string {
  if (least !== undefined) return `≥ ${least} ${unit}`.trim()
  return bound === null ? '' : `≤ ${bound} ${unit}`.trim()
}

/** The middle value; the mean of the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** A table for the terminal, one row per number. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    `${row.value.toFixed(2)} ${row.unit}`.trim(),
    boundText(row),
    verdictOf(row),
    row.details,
  ])
  const head = ['what', 'measured', 'bound', 'verdict', 'details']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  )
  return [head, widths.map((width) => '─'.repeat(width)), ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
