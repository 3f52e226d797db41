/** What `npm test` runs: the one list of checks and suites. */

/** A check either passes or fails as a whole and counts as one. */
export interface Check {
  readonly name: string
  /** Package, command and parameters; run with this Node. */
  readonly tool: readonly [packageName: string, binName: string, ...parameters: string[]]
  /** Makes what suites open: done before any of them begins. */
  readonly first: boolean
}

/** A suite is a vitest project: the folder of that name below `test`. It must be there and must run tests. */
export interface Suite {
  readonly name: string
  /** What must be on the machine; installed or named when it is not. */
  readonly needs: 'chromium' | 'keyring' | null
  /** Has one worker: runs beside another suite, as the checks do. */
  readonly light: boolean
}

/** Slowest first, after what the suites need. */
export const checks: readonly Check[] = [
  { name: 'lint', tool: ['eslint', 'eslint', '.', '--max-warnings', '0'], first: false },
  { name: 'types', tool: ['@typescript/native', 'tsc', '-p', 'tsconfig.json'], first: false },
  { name: 'format', tool: ['prettier', 'prettier', '--check', '--log-level', 'warn', '.'], first: false },
  {
    name: 'import-rules',
    tool: [
      'dependency-cruiser',
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'main',
      'packaging',
      'preload',
      'renderer',
      'test',
      'bin',
    ],
    first: false,
  },
  { name: 'dead-code', tool: ['knip', 'knip', '--no-progress'], first: false },
  { name: 'build', tool: ['vite', 'vite', 'build', '--logLevel', 'warn'], first: true },
]

export const suites: readonly Suite[] = [
  { name: 'house', needs: null, light: true },
  { name: 'unit', needs: null, light: false },
  { name: 'flow', needs: null, light: false },
  { name: 'exploit', needs: 'chromium', light: true },
  { name: 'electron', needs: null, light: true },
  { name: 'packaging', needs: null, light: true },
  { name: 'keychain', needs: 'keyring', light: true },
  { name: 'e2e', needs: 'chromium', light: false },
]

export interface Selection {
  readonly checks: readonly Check[]
  readonly suites: readonly Suite[]
}

/** `npm test` runs all; `npm test -- unit lint` only what is named. Answers the unknown names instead when there are any. */
export function select(names: readonly string[]): Selection | { readonly unknown: readonly string[] } {
  if (names.length === 0) return { checks, suites }
  const known = new Set([...checks, ...suites].map(({ name }) => name))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) return { unknown }
  return {
    checks: checks.filter(({ name }) => names.includes(name)),
    suites: suites.filter(({ name }) => names.includes(name)),
  }
}
