/** The environments this home knows: the built-in ones, those from a file, and practice while it runs. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { environmentSchema, parseEnvironment, type Environment } from '../environments.ts'
import { json } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

export interface Environments {
  all(): readonly Environment[]
  isBuiltIn(id: string): boolean
  /** Faults: environment-forbidden. */
  permit(id: string): Result<null>
  /** Faults: environment-unknown, environment-forbidden. */
  get(id: string): Result<Environment>
  /** Keeps an environment (never its secrets: it has none) and remembers its organisations' names. */
  save(environment: Environment): void
}

/**
 * What a file may bring: environments of its own, never another meaning of a built-in one or of practice.
 * Faults: environment-invalid, environment-insecure.
 */
export function environmentFrom(
  document: unknown,
  { isBuiltIn }: Pick<Environments, 'isBuiltIn'>,
): Result<Environment> {
  const parsed = parseEnvironment(document)
  if (!parsed.ok) return parsed
  const { id, kind } = parsed.value
  const isOurs = id === 'practice' || isBuiltIn(id)
  return success({
    ...parsed.value,
    id: isOurs ? `file-${id}`.slice(0, 40) : id,
    kind: kind === 'test' ? 'test' : 'custom',
  })
}

/** `allowed`: ids of the only ones that may be used; the others are as if they did not exist. */
export function createEnvironments(
  database: Database,
  builtIn: readonly Environment[],
  allowed?: readonly string[],
): Environments {
  const read = (): readonly Environment[] =>
    database
      .all('SELECT document_json FROM environment ORDER BY id')
      .map((row) => json(row, 'document_json', (input) => environmentSchema.parse(input)))
  let saved = read()
  const all = (): readonly Environment[] => [
    ...builtIn,
    ...saved.filter((candidate) => !builtIn.some(({ id }) => id === candidate.id)),
  ]
  const isAllowed = (id: string): boolean => allowed?.includes(id) ?? true
  const permit = (id: string): Result<null> =>
    isAllowed(id) ? success(null) : failure(fault('environment-forbidden', { values: { environment: id } }))
  return {
    all: () => all().filter(({ id }) => isAllowed(id)),
    permit,
    isBuiltIn: (id) => builtIn.some((environment) => environment.id === id),
    get(id) {
      const permitted = permit(id)
      if (!permitted.ok) return permitted
      const found = all().find((environment) => environment.id === id)
      return found === undefined
        ? failure(fault('environment-unknown', { values: { environment: id } }))
        : success(found)
    },
    save(environment) {
      database.transaction(() => {
        database.run(
          'INSERT INTO environment (id, document_json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document_json = excluded.document_json',
          environment.id,
          JSON.stringify(environment),
        )
        for (const { number, name } of environment.organisations) {
          database.run(
            'INSERT INTO organisation (environment_id, number, name) VALUES (?, ?, ?) ON CONFLICT (environment_id, number) DO UPDATE SET name = excluded.name',
            environment.id,
            number,
            name,
          )
        }
      })
      saved = read()
    },
  }
}
