/** The licences of everything in the package, in one file that a person can read. */
import type { Component } from './components.ts'

const line = '='.repeat(78)

export function makeLicences(components: readonly Component[]): string {
  const parts = components.map(({ name, version, license, texts }) =>
    [line, `${name} ${version} (${license})`, line, '', texts.join('\n\n'), ''].join('\n'),
  )
  const head = [
    'Budstikke contains software by others, each under the licence given here. The licences of Chromium',
    'and of what it contains are in the file LICENSES.chromium.html.',
    '',
  ]
  return [...head, ...parts].join('\n')
}
