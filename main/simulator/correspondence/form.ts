/** Names of form fields into the shape of the JSON, as ASP.NET binds them. correspondence.md §1.5. */

type Node = Map<string, Node | string>
export type FormField = readonly [name: string, value: string]

const prefix = 'request.'
/** Whose keys are the sender's own, dots and all. */
const dictionary = 'propertylist'

/** `a.b[0].c` as its parts, in small letters; a key of the property list stays as it is. */
function partsOf(name: string): readonly string[] {
  const property = /^(.*\bpropertylist)(?:\.(.+)|\[(.+)\])$/i.exec(name)
  const path = (property?.[1] ?? name).toLowerCase()
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '')
  const key = property?.[2] ?? property?.[3]
  return key === undefined ? parts : [...parts, key]
}

function put(node: Node, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    // Of several with one name the first counts.
    if (!node.has(first)) node.set(first, value)
    return
  }
  const known = node.get(first)
  const next: Node = known instanceof Map ? known : new Map<string, Node | string>()
  node.set(first, next)
  put(next, rest, value)
}

/** Lists end where an index is missing. */
function build(node: Node | string, name: string): unknown {
  if (typeof node === 'string') return node
  if (name !== dictionary && node.size > 0 && [...node.keys()].every((key) => /^\d+$/.test(key))) {
    const list: unknown[] = []
    for (let entry = node.get('0'); entry !== undefined; entry = node.get(String(list.length))) {
      list.push(build(entry, ''))
    }
    return list
  }
  return Object.fromEntries([...node].map(([key, value]) => [key, build(value, key)] as const))
}

/** When any field has the prefix, only those that have it count. */
export function bindForm(fields: readonly FormField[]): unknown {
  const prefixed = fields.filter(([name]) => name.toLowerCase().startsWith(prefix))
  const counted: readonly FormField[] =
    prefixed.length === 0
      ? fields
      : prefixed.map(([name, value]) => [name.slice(prefix.length), value] as const)
  const root: Node = new Map()
  // `recipients` twice without an index is a list of two.
  const bare = /^(recipients|existingattachments)(\[\])?$/i
  const seen = new Map<string, number>()
  for (const [name, value] of counted) {
    const list = bare.exec(name)?.[1]?.toLowerCase()
    if (list === undefined) {
      put(root, partsOf(name), value)
      continue
    }
    const index = seen.get(list) ?? 0
    seen.set(list, index + 1)
    put(root, [list, String(index)], value)
  }
  return build(root, '')
}
