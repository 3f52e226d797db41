/** A text that no view says is translated and read for nothing, and hides that a view has lost its words. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nb } from '../../../renderer/text/nb.ts'

function keysOf(texts: object, before = ''): readonly string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [before + key] : keysOf(Object(value) as object, `${before}${key}.`),
  )
}

/** Keys in quotes, and in templates whose changing parts may be anything. */
function createUse(sources: readonly string[]): (key: string) => boolean {
  const all = sources.join('\n')
  const quoted = new Set([...all.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key))
  const templates = [...all.matchAll(/`((?:[\w.-]|\$\{[^}`]*\})+)`/g)]
    .map(([, template = '']) => template.split(/\$\{[^}]*\}/))
    // One that begins with a changing part could be every key there is.
    .filter(([first = '']) => first.includes('.'))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`))
  return (key) => {
    const base = key.replace(/_(?:one|other)$/, '')
    return quoted.has(base) || templates.some((template) => template.test(base))
  }
}

const sources = globSync('renderer/**/*.{ts,tsx}', { exclude: ['renderer/text/{nb,nn,en}/**'] })
  .filter((file) => !/text[\\/](?:nb|nn|en)\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))

test('every text of the window is said somewhere', () => {
  const isUsed = createUse(sources)
  expect(keysOf(nb).filter((key) => !isUsed(key))).toEqual([])
})

test('a text that nobody says is found', () => {
  const changing = '$' + '{x}'
  const isUsed = createUse(["t('app.close')", `t(\`nav.${changing}\`)`, `t(\`${changing}\`)`])
  expect(['app.close', 'nav.inbox', 'app.gone', 'other.inbox'].filter(isUsed)).toEqual([
    'app.close',
    'nav.inbox',
  ])
})
