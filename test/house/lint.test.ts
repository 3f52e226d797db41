/** The lint rules that the house relies on are really on: each is breached once on purpose. */
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

/** Existing files lend their place: rules depend on the folder, and types on the project. */
const engine = 'main/dispatch.ts'
const window = 'renderer/app.tsx'

const breaches: readonly (readonly [loses: string, rule: string, file: string, text: string])[] = [
  ['a type', '@typescript-eslint/no-explicit-any', engine, 'export let x: an' + 'y\n'],
  [
    'a fault that nobody waits for',
    '@typescript-eslint/no-floating-promises',
    engine,
    'async function f() { await Promise.resolve() }\nexport function g() {\n  f()\n}\n',
  ],
  [
    'a state that nobody thought of',
    '@typescript-eslint/switch-exhaustiveness-check',
    engine,
    "export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}\n",
  ],
  [
    'an asynchronous answer for nothing',
    '@typescript-eslint/require-await',
    engine,
    'export async function f() {\n  return 1\n}\n',
  ],
  [
    'an import that must vanish',
    '@typescript-eslint/consistent-type-imports',
    engine,
    "import { Clock } from './ports.ts'\nexport type C = Clock\n",
  ],
  ['a secret in the terminal', 'no-console', engine, "console.log('x')\n"],
  ['a clock that a test can move', 'no-restricted-properties', engine, 'export const x = Date.now()\n'],
  ['a clock that a test can move', 'no-restricted-syntax', engine, 'export const x = new Date()\n'],
  ['chance that can be replayed', 'no-restricted-properties', engine, 'export const x = Math.random()\n'],
  ['bounded memory', 'no-restricted-globals', engine, "export const x = fetch('https://example.no')\n"],
  ['a function one can read', 'max-lines', engine, `export const x = 1\n${'\n// x'.repeat(401)}\n`],
  [
    'the order of React’s hooks',
    'react-hooks/rules-of-hooks',
    window,
    "import { useState } from 'react'\nexport function A({ b }: { b: boolean }) {\n  if (b) useState(1)\n  return null\n}\n",
  ],
]

describe('lint', () => {
  let eslint: ESLint
  const rulesFor = async (file: string, text: string): Promise<readonly (string | null)[]> => {
    const [result] = await eslint.lintText(text, { filePath: file })
    return (result?.messages ?? []).map(({ ruleId }) => ruleId)
  }
  beforeAll(() => {
    eslint = new ESLint()
  })

  it.each(breaches)('saves us from losing %s (%s)', async (_loses, rule, file, text) => {
    expect(await rulesFor(file, text)).toContain(rule)
  })

  it('cannot be switched off from inside a file', async () => {
    const text = '/* eslint-' + "disable */\nconsole.log('x')\n"
    expect(await rulesFor(engine, text)).toContain('no-console')
  })

  it('lets good code pass', async () => {
    expect(
      await rulesFor(engine, 'export function double(x: number): number {\n  return 2 * x\n}\n'),
    ).toEqual([])
  })
})
