/** Decides which calls get into trouble. The first rule that matches and is not used up counts. */
import type { Action, Rule } from './rules.ts'

export interface Subject {
  readonly operation: string
  readonly method: string
  readonly path: string
  /** Client id and organisation numbers of the token, unverified. */
  readonly clients: readonly string[]
}

export interface Troubles {
  add(rules: readonly Rule[]): void
  clear(): void
  /** The action for this call, which uses it up; null = none. */
  take(subject: Subject): Action | null
  /** Rules and how often each has acted. */
  list(): readonly { readonly rule: Rule; readonly acted: number }[]
}

interface Standing {
  readonly rule: Rule
  seen: number
  acted: number
}

function matches({ match }: Rule, subject: Subject): boolean {
  return (
    // An event is no request: only a rule that names it may lose it.
    (match.operation === undefined ? subject.operation !== 'event' : match.operation === subject.operation) &&
    (match.method === undefined || match.method.toUpperCase() === subject.method) &&
    (match.path === undefined || new RegExp(match.path).test(subject.path)) &&
    (match.client === undefined || subject.clients.includes(match.client))
  )
}

export function createTroubles(): Troubles {
  let standing: Standing[] = []
  return {
    add(rules) {
      standing.push(...rules.map((rule) => ({ rule, seen: 0, acted: 0 })))
    },
    clear() {
      standing = []
    },
    take(subject) {
      for (const one of standing) {
        const { after, times } = one.rule.match
        if (!matches(one.rule, subject) || (times !== null && one.acted >= times)) continue
        one.seen += 1
        if (one.seen <= after) continue
        one.acted += 1
        return one.rule.action
      }
      return null
    },
    list: () => standing.map(({ rule, acted }) => ({ rule, acted })),
  }
}
