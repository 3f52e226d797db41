/**
 * House rules that neither the compiler nor the linter can see. Forbidden words are put together from
 * pieces, so that this file does not breach its own rules.
 */

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
}

export interface HouseRule {
  readonly name: string
  readonly appliesTo: (path: string) => boolean
  /** What is wrong, in words; empty when nothing is. */
  readonly breaches: (file: SourceFile) => readonly string[]
}

const isCode = (path: string): boolean => /\.(ts|tsx|mjs|js|css)$/.test(path)
const isShipped = (path: string): boolean => !path.startsWith('test/')
const isText = (path: string): boolean => /\.(ts|tsx|mjs|js|css|json|md|ya?ml|html)$|^\.ci\//.test(path)

/** A rule that no line may match. */
function noLine(name: string, appliesTo: HouseRule['appliesTo'], pattern: RegExp): HouseRule {
  return {
    name,
    appliesTo,
    breaches: ({ text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`line ${index + 1}: ${line.trim().slice(0, 100)}`] : [],
        ),
  }
}

const words = (...pieces: readonly (readonly [string, string])[]): string =>
  pieces.map(([a, b]) => a + b).join('|')
const inComment = '(?://|/\\*|^\\s*\\*|#|<!--).*'

export const lineLimit = 400

export const houseRules: readonly HouseRule[] = [
  {
    name: 'no file is longer than 400 lines',
    appliesTo: isCode,
    breaches: ({ text }) => {
      const lines = text.replace(/\n$/, '').split('\n').length
      return lines > lineLimit ? [`${lines} lines: this is two files`] : []
    },
  },
  {
    name: 'file names are kebab-case',
    appliesTo: isCode,
    breaches: ({ path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|e2e|config|d))?\.(ts|tsx|mjs|js|css)$/
      return kebab.test(name) ? [] : [`${name} is not kebab-case`]
    },
  },
  noLine(
    'no check is switched off from inside a file',
    isCode,
    new RegExp(
      words(
        ['@ts-', 'ignore'],
        ['@ts-', 'nocheck'],
        ['@ts-', 'expect-error'],
        ['eslint-', 'disable'],
        ['prettier-', 'ignore'],
        ['stylelint-', 'disable'],
        ['v8 ', 'ignore'],
      ),
    ),
  ),
  noLine(
    'no test is left out',
    (path) => path.startsWith('test/'),
    new RegExp(
      `\\b(?:it|test|describe|suite)\\.(?:${words(['sk', 'ip'], ['on', 'ly'], ['to', 'do'], ['skip', 'If'], ['run', 'If'], ['fix', 'me'])})\\b`,
    ),
  ),
  noLine(
    'nothing is left for later',
    isText,
    new RegExp(
      `\\b(?:${words(['TO', 'DO'], ['FIX', 'ME'], ['HA', 'CK'])})\\b|${inComment}\\b${words(['XX', 'X'])}\\b`,
    ),
  ),
  noLine(
    'no path of one machine',
    isText,
    new RegExp(
      `(?<![\\w.}\\])-])/(?:${words(['wo', 'rk'], ['ro', 'ot'])})/|/${words(['ho', 'me'])}/[a-z]+/|[A-Z]:\\\\{1,2}Users\\\\{1,2}[a-z]`,
    ),
  ),
  noLine(
    'no temporary folder by name (the system knows its own)',
    (path) => isCode(path) && isShipped(path),
    new RegExp(`['"\`]/${words(['tm', 'p'])}\\b`),
  ),
  noLine(
    'no registry host',
    (path) => isText(path) || path === 'package-lock.json',
    new RegExp(
      `${words(['registry.', 'npmjs'], ['registry.', 'yarnpkg'], ['deb.', 'debian.org'])}|"${words(['resol', 'ved'])}": "http`,
    ),
  ),
]

/** All breaches in a set of files, one line each. */
export function findBreaches(rule: HouseRule, files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => rule.appliesTo(path))
    .flatMap((file) => rule.breaches(file).map((breach) => `${file.path}: ${breach}`))
}
