/** The house rules hold in the whole repository, and each of them can fail. */
import { describe, expect, it } from 'vitest'
import { repositoryFiles } from '../support/house/repository.ts'
import { findBreaches, houseRules, lineLimit } from '../support/house/rules.ts'

/** Per rule: what breaches it, and what only looks like it. Words in two pieces, as in the rules. */
const proofs: Readonly<
  Record<string, { readonly path: string; readonly bad: readonly string[]; readonly good: readonly string[] }>
> = {
  'no file is longer than 400 lines': {
    path: 'main/lib/long.ts',
    bad: ['x\n'.repeat(lineLimit + 1)],
    good: ['x\n'.repeat(lineLimit)],
  },
  'no check is switched off from inside a file': {
    path: 'main/lib/loud.ts',
    bad: ['// @ts-' + 'ignore', '/* eslint-' + 'disable no-console */', '// @ts-' + 'expect-error because'],
    good: ['// the disabled button is ignored'],
  },
  'no test is left out': {
    path: 'test/unit/lazy.test.ts',
    bad: ['it.sk' + 'ip("x")', 'describe.on' + 'ly("x")', 'test.to' + 'do("x")'],
    good: ['it("skips")', 'list.only'],
  },
  'nothing is left for later': {
    path: 'main/lib/later.ts',
    bad: ['// TO' + 'DO: more', '/* FIX' + 'ME */', '// XX' + 'X broken'],
    good: ['const method = 1', "const mask = 'XX" + "X'"],
  },
  'no path of one machine': {
    path: 'README.md',
    bad: [
      'see /wo' + 'rk/main',
      "open('/ro" + "ot/.config')",
      'in /ho' + 'me/kari/x',
      'C:\\Us' + 'ers\\kari',
    ],
    good: ['main/work/x', '`$' + '{base}/work/`', 'https://example.no/work/1', '/home'],
  },
  'no temporary folder by name (the system knows its own)': {
    path: 'main/lib/spool.ts',
    bad: ["join('/tm" + "p', 'x')"],
    good: ['tmpdir()', "'/template'"],
  },
  'no registry host': {
    path: 'package-lock.json',
    bad: ['  "resol' + 'ved": "https://x"', 'https://registry.' + 'npmjs.org/zod'],
    good: ['"integrity": "sha512-x"'],
  },
}

describe('house rules', () => {
  const files = repositoryFiles()

  for (const rule of houseRules) {
    it(rule.name, () => {
      expect(findBreaches(rule, files)).toEqual([])
    })
  }

  it('looks at the files that matter', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', 'main/ports.ts', '.ci/run']),
    )
  })
})

describe('house rules can fail', () => {
  for (const rule of houseRules) {
    if (rule.name === 'file names are kebab-case') continue
    const proof = proofs[rule.name]
    it(rule.name, () => {
      expect(proof).toBeDefined()
      const { path, bad, good } = proof!
      for (const text of bad) expect(findBreaches(rule, [{ path, text }]), text).toHaveLength(1)
      for (const text of good) expect(findBreaches(rule, [{ path, text }]), text).toEqual([])
    })
  }

  it('file names are kebab-case', () => {
    const rule = houseRules.find(({ name }) => name === 'file names are kebab-case')!
    const shouted = [
      'main/fileName.ts',
      'renderer/App.tsx',
      'main/a_b.ts',
      'main/a--b.ts',
      'main/a.helper.ts',
    ]
    for (const path of shouted) expect(findBreaches(rule, [{ path, text: '' }]), path).toHaveLength(1)
    for (const path of ['main/file-name.ts', 'test/unit/x509.test.ts', '.dependency-cruiser.mjs']) {
      expect(findBreaches(rule, [{ path, text: '' }]), path).toEqual([])
    }
  })
})
