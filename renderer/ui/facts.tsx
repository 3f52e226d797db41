/** Names and values; what is not known is left out. */
import { plain } from '../text/index.ts'

export interface FactsProps {
  readonly facts: readonly (readonly [name: string, value: string | null | undefined])[]
}

export function Facts({ facts }: FactsProps) {
  const known = facts.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, plain(value)] as const],
  )
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(([name, value], position) => (
        <div key={`${position}-${name}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
