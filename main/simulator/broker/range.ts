/** The Range header as Broker reads it: one range only, everything else is as if it were not there. broker.md fact 16. */

export type Range =
  | { readonly kind: 'whole' }
  /** `last` is included. */
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' }

const single = /^bytes=(\d*)-(\d*)$/i

export function parseRange(header: string | undefined, size: number): Range {
  const match = single.exec((header ?? '').trim())
  const [, first = '', last = ''] = match ?? []
  if (first === '' && last === '') return { kind: 'whole' }
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', first: size - length, last: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return { kind: 'whole' }
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', first: start, last: end }
}
