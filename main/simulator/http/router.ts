/** Finds the route of a request. Literal segments match without regard to case, as ASP.NET's do. */
import type { Call } from './call.ts'
import type { Reply } from './reply.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH'

export interface Route {
  /** The name that counters, limits and trouble know it by. */
  readonly operation: string
  readonly method: Method
  /** `:name` stands for one segment. */
  readonly pattern: string
  handle(call: Call): Promise<Reply> | Reply
}

export type Match =
  | {
      readonly kind: 'found'
      readonly route: Route
      readonly params: Readonly<Record<string, string>>
    }
  | { readonly kind: 'other-method'; readonly allow: string }
  | { readonly kind: 'unknown' }

export type Router = (method: string, path: string) => Match

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** The named segments, or null when the path is another one. */
function paramsOf(pattern: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const found = decode(path[index] ?? '')
    if (found === null) return null
    if (expected.startsWith(':')) params[expected.slice(1)] = found
    else if (expected.toLowerCase() !== found.toLowerCase()) return null
  }
  return params
}

const literals = (pattern: string): number =>
  pattern.split('/').filter((part) => !part.startsWith(':')).length

export function createRouter(routes: readonly Route[]): Router {
  // `/filetransfer/upload` before `/filetransfer/:id`.
  const known = routes
    .map((route) => ({ route, segments: route.pattern.split('/') }))
    .sort((one, other) => literals(other.route.pattern) - literals(one.route.pattern))
  return (method, path) => {
    const segments = path.split('/')
    const allowed = new Set<string>()
    for (const { route, segments: pattern } of known) {
      const params = paramsOf(pattern, segments)
      if (params === null) continue
      if (route.method === method) return { kind: 'found', route, params }
      allowed.add(route.method)
    }
    return allowed.size === 0 ? { kind: 'unknown' } : { kind: 'other-method', allow: [...allowed].join(', ') }
  }
}
