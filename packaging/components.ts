/** Whose code is in the package: name, version, origin and licence of each, from the lock file and the packages. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
})
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  description: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
})

export interface Component {
  /** From the root of the repository, with `/`: its name in the lock file. */
  readonly folder: string
  readonly name: string
  readonly version: string
  /** SPDX. */
  readonly license: string
  readonly description: string
  readonly author: string
  /** Algorithm and base64, as in the lock file. */
  readonly integrity: string
  /** Folders of those components that it uses. */
  readonly uses: readonly string[]
  /** Its licence files, whole. */
  readonly texts: readonly string[]
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const slashes = (file: string): string => file.replaceAll('\\', '/')

/** As Node finds it: beside, or in one of the folders above. Null when it is not in the package. */
function resolveFrom(folder: string, name: string, folders: ReadonlySet<string>): string | null {
  for (let place = folder; ; place = place.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const candidate = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`
    if (folders.has(candidate)) return candidate
    if (place === '') return null
  }
}

/** Some packages name the MIT licence without its text; any other must bring its own. */
function licenceTexts(folder: string, license: string, author: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
  const texts = files.sort().map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
  if (texts.length > 0) return texts
  if (license !== 'MIT') throw new Error(`${folder} brings no licence text, and ${license} needs one.`)
  const [, ...body] = readFileSync('LICENSE', 'utf8')
    .trim()
    .split(/^Copyright .*$/m)
  return [`MIT License\n\nCopyright (c) ${author}${body.join('')}`]
}

/** Throws when a folder is not in the lock file or holds another version: then nobody knows what is shipped. */
export function readComponents(packageFolders: readonly string[]): readonly Component[] {
  const { packages } = lockSchema.parse(readJson('package-lock.json'))
  const folders = new Set(packageFolders.map((folder) => slashes(path.relative('.', folder))))
  return [...folders].sort().map((folder): Component => {
    const {
      name,
      version,
      license,
      description = '',
      author,
      dependencies,
    } = manifestSchema.parse(readJson(path.join(folder, 'package.json')))
    const locked = packages[folder]
    if (locked?.integrity === undefined || locked.version !== version) {
      throw new Error(`${folder} is not what package-lock.json says: run «npm ci».`)
    }
    const holder = (typeof author === 'object' ? author.name : author) ?? `the authors of ${name}`
    return {
      ...{ folder, name, version, license, description, author: holder, integrity: locked.integrity },
      uses: Object.keys(dependencies).flatMap((used) => resolveFrom(folder, used, folders) ?? []),
      texts: licenceTexts(folder, license, holder),
    }
  })
}
