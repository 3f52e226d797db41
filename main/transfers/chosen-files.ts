/**
 * Files the person has chosen but not sent yet: opaque ids for the window, paths for us. Each is looked
 * at once, so that what cannot be sent is said before anything else happens.
 */
import path from 'node:path'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { nameNoteSchema, type FileReference, type NameNote } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { wireFileName } from '../lib/file-names.ts'
import type { Clock, Disk, FileIdentity, Random } from '../ports.ts'
import { flag, number, oneOfOrNull, text } from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'

export interface ChosenFile {
  readonly id: string
  readonly path: string
  readonly originalName: string
  readonly wireName: string
  readonly note: NameNote | null
  readonly folder: string
  readonly size: number
  readonly modified: number
  readonly fileId: string
  readonly spooled: boolean
}

export interface ChosenFiles {
  /** Walks what was named; links inside folders are not followed. Faults only when nothing at all was found. */
  register(paths: readonly string[]): Promise<Result<readonly FileReference[]>>
  get(id: string): ChosenFile | null
  /** Keeps one file; `spool.ts` uses it for bytes that came from a browser. */
  keep(file: ChosenFile, state: 'receiving' | 'ready'): void
  /** Takes a file out of the list: it has become a transfer, or the person has removed it. */
  release(id: string): ChosenFile | null
}

/** More than this at once is a mistake (a whole disk was dropped), not a wish. */
const mostFiles = 20_000
/** Written by systems, never meant by a person. */
const clutter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

interface Found {
  readonly path: string
  readonly folder: string
}

function chosenOf(row: Row): ChosenFile {
  return {
    id: text(row, 'id'),
    path: text(row, 'path'),
    originalName: text(row, 'original_name'),
    wireName: text(row, 'wire_name'),
    note: oneOfOrNull(row, 'note', nameNoteSchema.options),
    folder: text(row, 'folder'),
    size: number(row, 'size'),
    modified: number(row, 'modified'),
    fileId: text(row, 'file_id'),
    spooled: flag(row, 'spooled'),
  }
}

/** Why a file cannot be sent, or null. */
function obstacle(name: string, identity: Result<FileIdentity>): Fault | null {
  if (!identity.ok) return { ...identity.fault, values: { ...identity.fault.values, name } }
  if (identity.value.kind !== 'file') return fault('file-not-regular', { values: { name } })
  return identity.value.size === 0 ? fault('file-empty', { values: { name } }) : null
}

/** Shows a kept file the way a window sees it. */
export function referenceOf(file: ChosenFile, reason: Fault | null = null): FileReference {
  const { id, wireName: name, folder, size, note } = file
  return { id, name, folder, size, note, fault: reason }
}

export function createChosenFiles(database: Database, disk: Disk, clock: Clock, random: Random): ChosenFiles {
  const walk = async (folder: string, label: string, found: Found[]): Promise<Result<null>> => {
    const entries = await disk.list(folder)
    if (!entries.ok) return entries
    const sorted = entries.value.toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
    for (const { name, kind } of sorted) {
      if (found.length > mostFiles) return failure(fault('files-too-many', { values: { limit: mostFiles } }))
      if (clutter.has(name)) continue
      const below = path.join(folder, name)
      if (kind === 'file') found.push({ path: below, folder: label })
      if (kind !== 'folder') continue
      const walked = await walk(below, `${label}/${name}`, found)
      if (!walked.ok) return walked
    }
    return success(null)
  }

  const look = async ({
    path: file,
    folder,
  }: Found): Promise<{ chosen: ChosenFile; reason: Fault | null }> => {
    const originalName = path.basename(file)
    const { name: wireName, note } = wireFileName(originalName)
    const identity = await disk.identity(file)
    const reason = obstacle(originalName, identity)
    const { size, modified, fileId } = identity.ok ? identity.value : { size: 0, modified: 0, fileId: '' }
    const chosen = {
      id: random.uuid(),
      path: file,
      originalName,
      wireName,
      note,
      folder,
      size,
      modified,
      fileId,
      spooled: false,
    }
    return { chosen, reason }
  }

  const keep = (file: ChosenFile, state: 'receiving' | 'ready'): void => {
    database.run(
      `INSERT INTO chosen_file (id, path, original_name, wire_name, note, folder, size, modified, file_id, spooled, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, modified = excluded.modified, file_id = excluded.file_id`,
      file.id,
      file.path,
      file.originalName,
      file.wireName,
      file.note,
      file.folder,
      file.size,
      file.modified,
      file.fileId,
      file.spooled ? 1 : 0,
      state,
      clock.now(),
    )
  }

  const get = (id: string): ChosenFile | null => {
    const row = database.one(`SELECT * FROM chosen_file WHERE id = ? AND state = 'ready'`, id)
    return row === null ? null : chosenOf(row)
  }

  return {
    keep,
    get,
    async register(paths) {
      const found: Found[] = []
      for (const given of paths) {
        const absolute = path.resolve(given)
        const identity = await disk.identity(absolute)
        if (!identity.ok || identity.value.kind !== 'folder') {
          found.push({ path: absolute, folder: '' })
          continue
        }
        const before = found.length
        const walked = await walk(absolute, path.basename(absolute), found)
        if (!walked.ok) return walked
        if (found.length === before) {
          return failure(fault('folder-empty', { values: { name: path.basename(absolute) } }))
        }
      }
      if (found.length > mostFiles) return failure(fault('files-too-many', { values: { limit: mostFiles } }))
      const looked: { chosen: ChosenFile; reason: Fault | null }[] = []
      for (const one of found) looked.push(await look(one))
      database.transaction(() => {
        for (const { chosen, reason } of looked) if (reason === null) keep(chosen, 'ready')
      })
      return success(looked.map(({ chosen, reason }) => referenceOf(chosen, reason)))
    },
    release(id) {
      const file = get(id)
      database.run('DELETE FROM chosen_file WHERE id = ?', id)
      return file
    },
  }
}
