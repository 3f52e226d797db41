/**
 * Lays out beforehand, file by file, what electron-builder then only wraps: the application, its icons, its bill of
 * materials and its licences. What is not put here cannot get into a package.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { buildInto } from './bundle.ts'
import { readComponents } from './components.ts'
import { writeIcons } from './icons/index.ts'
import { makeLicences } from './licences.ts'
import { native, nativeBinary } from './natives.ts'
import { makeBillOfMaterials } from './sbom.ts'
import { nodePackage, stageService } from './service.ts'

const text = z.string()
const names = z.record(z.string(), text)
const manifestSchema = z.object({
  ...{
    name: text,
    productName: text,
    version: text,
    description: text,
    license: text,
    type: text,
    main: text,
  },
  ...{ dependencies: names, devDependencies: names },
})

/** Of a package with native code only what runs, and its licence. */
const isShipped = (name: string): boolean => /^(index\.js|package\.json|.*\.node|licen[cs]e.*)$/i.test(name)

function copyPackage(name: string, into: string): void {
  const from = path.join('node_modules', name)
  const to = path.join(into, 'node_modules', name)
  mkdirSync(to, { recursive: true })
  const files = readdirSync(from).filter(isShipped)
  for (const file of files) cpSync(path.join(from, file), path.join(to, file))
}

/** Fills `folder` (`app`, `service`, `resources`, `legal`); it is emptied first. For the kind of computer that this runs on. */
export async function stage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const app = path.join(folder, 'app')
  const legal = path.join(folder, 'legal')
  mkdirSync(legal, { recursive: true })
  const { dependencies, devDependencies, ...manifest } = manifestSchema.parse(
    JSON.parse(readFileSync('package.json', 'utf8')),
  )

  const bundled = await buildInto(path.join(app, 'dist'))
  const natives = [native, nativeBinary(process.platform, process.arch)]
  const service = path.join(folder, 'service')
  for (const name of natives) for (const place of [app, service]) copyPackage(name, place)
  stageService(service)
  const shipped = {
    ...manifest,
    author: 'Budstikke contributors',
    dependencies: { [native]: dependencies[native] },
  }
  for (const place of [app, service]) {
    writeFileSync(path.join(place, 'package.json'), `${JSON.stringify(shipped, null, 2)}\n`)
  }
  cpSync('LICENSE', path.join(app, 'LICENSE'))

  // What is called a dependency is named even where the bundler found nothing of it to keep.
  const node = nodePackage()
  const carried = ['electron', ...natives, ...(node === null ? [] : [node])]
  const others = [...carried, ...Object.keys(dependencies)].map((name) => path.resolve('node_modules', name))
  const components = readComponents([...bundled, ...others])
  const uses = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])
  writeFileSync(path.join(legal, 'sbom.cdx.json'), makeBillOfMaterials({ ...manifest, uses }, components))
  writeFileSync(path.join(legal, 'third-party-licences.txt'), makeLicences(components))
  writeIcons(path.join(folder, 'resources'))
}
