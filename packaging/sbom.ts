/**
 * The bill of materials in CycloneDX 1.6 JSON. Not made by `npm sbom`: the window's libraries are development
 * dependencies that are bundled, which it leaves out or, asked for all, refuses because of the compiler's alias.
 * Without a time and a random number in it, the same sources give the same file.
 */
import type { Component } from './components.ts'

const referenceOf = (name: string, version: string): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`

function hashOf(integrity: string) {
  const [algorithm = '', base64 = ''] = integrity.split('-')
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') }
}

/** An identifier of SPDX, or several in an expression. */
const licenceOf = (license: string) =>
  /[ ()]/.test(license) ? { expression: license } : { license: { id: license } }

export interface Application {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly description: string
  /** Names of the packages that our own code imports. */
  readonly uses: ReadonlySet<string>
}

export function makeBillOfMaterials(application: Application, components: readonly Component[]): string {
  const references = new Map(
    components.map(({ folder, name, version }) => [folder, referenceOf(name, version)]),
  )
  const own = referenceOf(application.name, application.version)
  const direct = components.filter(
    ({ folder, name }) => folder === `node_modules/${name}` && application.uses.has(name),
  )
  const named = (folders: readonly string[]) => folders.flatMap((folder) => references.get(folder) ?? [])
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        'bom-ref': own,
        type: 'application',
        ...{ name: application.name, version: application.version, description: application.description },
        purl: own,
        licenses: [licenceOf(application.license)],
      },
    },
    components: components.map(({ name, version, description, license, integrity }) => ({
      'bom-ref': referenceOf(name, version),
      type: name === 'electron' ? 'framework' : 'library',
      ...{ name, version, description, scope: 'required', purl: referenceOf(name, version) },
      licenses: [licenceOf(license)],
      hashes: [hashOf(integrity)],
    })),
    dependencies: [
      { ref: own, dependsOn: named(direct.map(({ folder }) => folder)) },
      ...components.map(({ name, version, uses }) => ({
        ref: referenceOf(name, version),
        dependsOn: named(uses),
      })),
    ],
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}
