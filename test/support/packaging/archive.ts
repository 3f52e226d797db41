/** Reads Electron's archive format by itself, so that what was packed is not judged by what packed it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

interface Folder {
  readonly files: Readonly<Record<string, Folder | Entry>>
}
const entrySchema = z.object({
  size: z.number(),
  offset: z.string().optional(),
  unpacked: z.boolean().default(false),
})
type Entry = z.infer<typeof entrySchema>
const folderSchema: z.ZodType<Folder> = z.object({
  files: z.record(
    z.string(),
    z.lazy(() => z.union([folderSchema, entrySchema])),
  ),
})

export interface PackedFile {
  readonly name: string
  /** It lies beside the archive, in `app.asar.unpacked`. */
  readonly unpacked: boolean
  readonly bytes: Buffer
}

function entriesOf({ files }: Folder, below = ''): readonly (readonly [string, Entry])[] {
  return Object.entries(files).flatMap(([name, one]) =>
    'files' in one ? entriesOf(one, `${below}${name}/`) : [[`${below}${name}`, one] as const],
  )
}

/** Every file of the archive, by name. */
export function readArchive(archive: string): readonly PackedFile[] {
  const bytes = readFileSync(archive)
  // Two pickles: the first holds the length of the second, which holds the length of the list and the list.
  const contents = 8 + bytes.readUInt32LE(4)
  const list = folderSchema.parse(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))))
  return entriesOf(list)
    .map(([name, { size, offset, unpacked }]) => {
      const start = contents + Number(offset)
      const own = unpacked
        ? readFileSync(path.join(`${archive}.unpacked`, name))
        : bytes.subarray(start, start + size)
      if (own.length !== size) throw new Error(`${name} is not as long as the list says.`)
      return { name, unpacked, bytes: own }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Puts the files where a program that knows no archives finds them. */
export function unpackInto(folder: string, files: readonly PackedFile[]): void {
  for (const { name, bytes } of files) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}
