/** The map of the keys tells what the window does: no handler listens to a key that is not in the table. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keys, viewKeys } from '../../../renderer/ui/keys.ts'

const handled = /(?:\.key\s*[!=]==?|case\s+'(?:Escape|Enter|Arrow\w+|Tab|Backspace)')/u

/** Where a key is asked for by name outside the table; `previous?.key === key` of a list is no keyboard. */
function pastTheTable(sources: readonly (readonly [file: string, text: string])[]): readonly string[] {
  return sources
    .filter(([, text]) => text.split('\n').some((line) => handled.test(line) && /event|['"]/u.test(line)))
    .map(([file]) => file)
}

describe('the map of the keys', () => {
  it('knows every key that a part of the window listens to', () => {
    const sources = globSync('renderer/**/*.{ts,tsx}').map(
      (file) => [file, readFileSync(file, 'utf8')] as const,
    )
    expect(sources.length).toBeGreaterThan(100)
    expect(pastTheTable(sources)).toEqual([])
    expect(pastTheTable([['x', "if (event.key === 'F2') open()"]])).toEqual(['x'])
  })

  it('shows every group of keys there is', () => {
    const map = readFileSync('renderer/ui/key-map.tsx', 'utf8')
    expect(Object.keys(keys).filter((group) => !map.includes(`Object.values(keys.${group})`))).toEqual([])
  })

  it('leads from a key to one thing only, wherever the person is', () => {
    const anywhere = [...Object.values(keys.anywhere), ...viewKeys].flatMap((line) => [...line.keys])
    expect(new Set(anywhere).size).toBe(anywhere.length)
    // A list takes its keys before the window does, and both must keep what they promise.
    const inLists = new Set(Object.values(keys.list).flatMap((line) => [...line.keys]))
    expect(anywhere.filter((key) => inLists.has(key))).toEqual([])
  })
})
