/**
 * What a person does who wants some files sent and some received: orders what is not ordered yet, fetches what
 * is new, confirms what is saved. After a crash they look at the lists and go on, like anybody would.
 */
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Engine } from '../../../main/engine.ts'
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  CommandReply,
} from '../../../preload/contract/commands.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import type { Errand, SentRow, Task } from '../protocol.ts'

export interface Person {
  /** Opens the program: practice, settings, and whatever is not on the list of what is sent. */
  begin(): Promise<void>
  /** Looks once; null while there is more to come. Throws when something will never come. */
  look(): Promise<readonly SentRow[] | null>
}

const arrived: ReadonlySet<string> = new Set(['published', 'fetched', 'confirmed', 'purged'])
/** Presses of one button on one file, after which the person has had enough. */
const mostPresses = 20

export function createPerson(engine: Engine, task: Task): Person {
  const presses = new Map<string, number>()
  let profiles: readonly Profile[] = []

  const reply = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
    // The table ties name and answer together; `Engine.call` itself is untyped on purpose.
    (await engine.call(name, input, 'local')) as CommandReply<Name>
  const call = async <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> => {
    const result = await reply(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.fault)}`)
    return result.value
  }
  const press = async (name: 'inbox.download' | 'inbox.confirm', id: string): Promise<void> => {
    const times = (presses.get(`${name} ${id}`) ?? 0) + 1
    if (times > mostPresses) throw new Error(`${name} was pressed ${mostPresses} times in vain`)
    presses.set(`${name} ${id}`, times)
    await reply(name, { id })
  }
  const profileOf = (organisation: string): Profile => {
    const found = profiles.find((profile) => profile.organisation.number === organisation)
    if (found === undefined) throw new Error(`No profile for ${organisation}`)
    return found
  }
  const sentBy = async (profileId: string) => (await call('outgoing.list', { profileId, limit: 500 })).items

  const choose = async ({ name, path: file, via }: Errand): Promise<string[]> => {
    if (via === 'path') {
      const { files } = await call('files.register', { paths: [file] })
      return files.map(({ id }) => id)
    }
    const taken = await engine.spool({ name, folder: '', size: statSync(file).size }, createReadStream(file))
    if (!taken.ok) throw new Error(`The spool did not take ${name}: ${JSON.stringify(taken.fault)}`)
    return [taken.value.id]
  }
  const order = async (errand: Errand): Promise<void> => {
    const { id: profileId } = profileOf(errand.from)
    const listed = (await sentBy(profileId)).some(({ fileName }) => fileName === errand.name)
    if (listed) return
    const fileIds = await choose(errand)
    await call('outgoing.send', { profileId, fileIds, recipients: [errand.to], serviceId: task.serviceId })
  }

  /** Null while one of them is still under way. */
  const lookAtSent = async (): Promise<readonly SentRow[] | null> => {
    const sent: SentRow[] = []
    for (const organisation of new Set(task.errands.map(({ from }) => from))) {
      for (const { fileName, state, fault, fileTransferId } of await sentBy(profileOf(organisation).id)) {
        if (state === 'failed') throw new Error(`${fileName} failed: ${JSON.stringify(fault)}`)
        if (!arrived.has(state)) return null
        sent.push({ name: fileName, fileTransferId })
      }
    }
    return isSpoolEmpty() ? sent : null
  }
  /** Copies of what has been sent go a moment after it has arrived. */
  const isSpoolEmpty = (): boolean => {
    const spool = path.join(task.home, 'spool')
    return !existsSync(spool) || readdirSync(spool).length === 0
  }

  const lookAtInbox = async (organisation: string): Promise<boolean> => {
    const { items } = await call('inbox.list', { profileId: profileOf(organisation).id, limit: 500 })
    const wanted = task.deliveries.filter(({ to }) => to === organisation)
    let areDone = true
    for (const { name } of wanted) {
      const item = items.find(({ fileName }) => fileName === name)
      if (item?.state !== 'confirmed') areDone = false
      if (item?.state === 'aside' || item?.state === 'gone')
        throw new Error(`${name} is ${item.state}: ${JSON.stringify(item.fault)}`)
      if (item?.state === 'new') void press('inbox.download', item.id).catch(fail)
      if (item?.state === 'saved' && !task.confirmsByItself) void press('inbox.confirm', item.id).catch(fail)
    }
    return areDone
  }
  let failed: unknown = null
  const fail = (error: unknown): void => {
    failed ??= error
  }

  return {
    async begin() {
      await call('practice.open', {})
      profiles = (await call('app.snapshot', {})).profiles
      await call('settings.set', { confirmAutomatically: task.confirmsByItself })
      await Promise.all(task.errands.map(order))
      if (task.errands.length + task.deliveries.length > 0) return
      // Nothing is wanted: the program is set up, and its lists are read for the first time.
      for (const { id } of profiles) await call('inbox.refresh', { profileId: id })
    },
    async look() {
      if (failed !== null)
        throw failed instanceof Error ? failed : new Error('A press failed', { cause: failed })
      const sent = await lookAtSent()
      const inboxes = new Set(task.deliveries.map(({ to }) => to))
      const received = await Promise.all([...inboxes].map(lookAtInbox))
      return received.every(Boolean) ? sent : null
    },
  }
}
