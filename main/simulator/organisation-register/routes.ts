/** Enhetsregisteret's open API, as far as a name is looked up there. platform.md §7. */
import type { Call } from '../http/call.ts'
import { json, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import type { Unit, Units } from './units.ts'

const form = (name: string): string => {
  if (/ AS$/.test(name)) return 'AS'
  return / SA$/.test(name) ? 'SA' : 'ORGL'
}

const shown = ({ number, name, deleted, isBankrupt, isBranch }: Unit) => ({
  organisasjonsnummer: number,
  navn: name.toUpperCase(),
  organisasjonsform: { kode: isBranch ? 'BEDR' : form(name) },
  ...(deleted === null ? {} : { slettedato: deleted }),
  ...(isBranch ? {} : { konkurs: isBankrupt, underAvvikling: false }),
})

export function organisationRegisterRoutes(base: string, units: Units): readonly Route[] {
  const one =
    (branches: boolean) =>
    ({ params, path, traceId }: Call): Reply => {
      const number = params['number'] ?? ''
      if (!/^\d{9}$/.test(number)) {
        return json(400, {
          status: 400,
          error: 'Bad Request',
          message: 'Feilaktig organisasjonsnummer',
          path,
        })
      }
      const unit = units.get(number)
      if (unit?.isBranch !== branches) {
        return json(404, { status: 404, error: 'Not Found', path, trace: traceId })
      }
      const { isRemoved, name } = unit
      if (!isRemoved) return json(200, shown(unit))
      return json(410, { organisasjonsnummer: number, navn: name, slettedato: '2024-01-01' })
    }
  const search = ({ query }: Call): Reply => {
    const words = (query.get('navn') ?? '').toLowerCase()
    const size = Math.min(Math.max(Number(query.get('size') ?? 20) || 20, 1), 100)
    const found = units
      .all()
      .filter((unit) => !unit.isBranch && !unit.isRemoved && unit.name.toLowerCase().includes(words))
    const page = {
      ...{ size, totalElements: found.length, totalPages: Math.ceil(found.length / size), number: 0 },
    }
    // Nothing found leaves the list out altogether.
    return json(200, {
      ...(found.length === 0 ? {} : { _embedded: { enheter: found.slice(0, size).map(shown) } }),
      page,
    })
  }
  const route = (pattern: string, handle: Route['handle']): Route => ({
    ...{ operation: 'organisation-register', method: 'GET', pattern: `${base}${pattern}`, handle },
  })
  return [
    route('/enheter', search),
    route('/enheter/:number', one(false)),
    route('/underenheter/:number', one(true)),
  ]
}
