/** Watched folders of a real engine in a practice world: set up, filled, and what became of their files. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { CommandInput } from '../../preload/contract/commands.ts'
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { InboxItem, Profile } from '../../preload/contract/models.ts'
import type { Watcher } from '../../main/ports.ts'
import { services, type World } from './flow.ts'
import { temporaryFolder } from './temporary.ts'

type Purpose = CommandInput<'folder.add'>['purpose']
type Out = Extract<Purpose, { kind: 'out' }>['rule']
type In = Extract<Purpose, { kind: 'in' }>['rule']

/** A place for a watched folder, with nothing in it. */
export function emptyFolder(name = 'ut'): string {
  const folder = path.join(temporaryFolder(), name)
  mkdirSync(folder)
  return folder
}

/** Marks what these tests send: the practice world has files of its own. */
const reference = 'mappe'

function outPurpose(world: World, more: Partial<Out> = {}): Purpose {
  const recipients: Out['recipients'] = { from: 'fixed', recipients: [world.nordlys.organisation.number] }
  return { kind: 'out', rule: { serviceId: services.open, reference, recipients, ...more } }
}

async function addFolder(
  world: World,
  profile: Profile,
  root: string,
  purpose: Purpose,
): Promise<WatchedFolder> {
  const { id: folderId } = await world.engine.call('folders.register', { path: root })
  return world.engine.call('folder.add', { profileId: profile.id, folderId, purpose })
}

export const addOut = (world: World, root: string, more: Partial<Out> = {}): Promise<WatchedFolder> =>
  addFolder(world, world.fjordby, root, outPurpose(world, more))

export const addIn = (world: World, root: string, rule: In = {}): Promise<WatchedFolder> =>
  addFolder(world, world.nordlys, root, { kind: 'in', rule })

/** Files below a folder, with `/`; what the folders keep for themselves, notes and unfinished ones, is left out. */
export function filesBelow(root: string, below = ''): readonly string[] {
  if (!existsSync(path.join(root, below))) return []
  return readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(root, name)
    return /^\.|\/\.|\.receipt\.json$|\.reason\.txt$/u.test(name) ? [] : [name]
  })
}

/** A quiet file is whole; nobody waits for that in a test. */
const leap = 6_000

/** Moves the clock on until `look` answers, again and again: rounds, quiet times and pauses pass. */
export async function passing<T>(world: World, what: string, look: () => Promise<T | null>): Promise<T> {
  return world.engine.until(what, async () => {
    const found = await look()
    if (found === null) world.engine.clock.skip(leap)
    return found
  })
}

/** Resolves when so many files of a folder have been sent and filed; fails at once when one has failed. */
export function sentFrom(world: World, folder: WatchedFolder, count: number): Promise<WatchedFolder> {
  return passing(world, `${count} files sent from ${folder.folder.name}`, async () => {
    const { folders } = await world.engine.call('folder.list', {})
    const found = folders.find(({ id }) => id === folder.id)
    if (found === undefined) throw new Error('The folder is gone')
    if (found.counts.failed > 0) {
      const { items } = await world.engine.call('folder.claims', { id: folder.id, filter: 'failed' })
      throw new Error(JSON.stringify(items.map(({ name, fault }) => ({ name, fault }))))
    }
    return found.counts.doneToday >= count ? found : null
  })
}

/** Names and checksums, by the service's word, of all that has come out of watched folders to a profile. */
export async function arrivedAt(world: World, profile: Profile): Promise<readonly string[]> {
  world.engine.clock.skip(61_000)
  await world.engine.call('inbox.refresh', { profileId: profile.id })
  const all: InboxItem[] = []
  for (;;) {
    const query = { profileId: profile.id, search: reference, limit: 500, offset: all.length }
    const page = await world.engine.call('inbox.list', query)
    all.push(...page.items)
    if (all.length >= page.total) break
  }
  const details = await Promise.all(all.map(({ id }) => world.engine.call('inbox.get', { id })))
  return details.map(({ fileName, checksum }) => `${fileName} ${checksum}`).toSorted()
}

/** As `arrivedAt` tells it, when each has arrived once and whole. */
export const onceEach = (files: Readonly<Record<string, string | Buffer>>): readonly string[] =>
  Object.entries(files)
    .map(([name, bytes]) => `${name} ${createHash('md5').update(bytes).digest('hex')}`)
    .toSorted()

/** A system that tells of nothing. */
export const silentWatcher: Watcher = {
  watch: () => ({ ok: true, value: { close: () => Promise.resolve() } }),
}
