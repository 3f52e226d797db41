/** Who is registered in Enhetsregisteret: everybody of this world, and some that things have happened to. */
import { z } from 'zod'
import type { Database } from '../state/database.ts'
import { createDocuments } from '../state/documents.ts'
import { organisations } from '../world/organisations.ts'

export const unitSchema = z.object({
  number: z.string().regex(/^\d{9}$/),
  name: z.string(),
  /** A branch of another. */
  isBranch: z.boolean().default(false),
  /** `yyyy-mm-dd`; still answered with all that was known. */
  deleted: z.string().nullable().default(null),
  isBankrupt: z.boolean().default(false),
  /** Taken away altogether: 410. */
  isRemoved: z.boolean().default(false),
})
export type Unit = z.infer<typeof unitSchema>

export interface Units {
  get(number: string): Unit | null
  all(): readonly Unit[]
  put(unit: Unit): void
}

const unit = (number: string, name: string, facts: Partial<Unit> = {}): Unit => ({
  ...unitSchema.parse({ number, name }),
  ...facts,
})

const fates: readonly Unit[] = [
  unit('310981400', 'Nedlagt Handel AS', { deleted: '2024-06-30' }),
  unit('315830192', 'Konkurs Bygg AS', { isBankrupt: true }),
  unit('214890364', 'Fjernet Forening', { isRemoved: true }),
  unit('313712559', 'Nordlys Regnskap AS avd. Tromsø', { isBranch: true }),
]
const first: readonly Unit[] = [...organisations.map(({ number, name }) => unit(number, name)), ...fates]

export function createUnits(database: Database): Units {
  const changed = createDocuments(database, 'unit', unitSchema, ({ number }) => number)
  const get: Units['get'] = (number) =>
    changed.get(number) ?? first.find((known) => known.number === number) ?? null
  return {
    get,
    all() {
      const later = changed.all()
      return [...first.filter(({ number }) => !later.some((one) => one.number === number)), ...later]
    },
    put: (put) => changed.put(put),
  }
}
