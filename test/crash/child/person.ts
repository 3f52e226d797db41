/**
 * What a person does who wants some files sent and some received: orders what is not ordered yet, fetches what
 * is new, confirms what is saved. After a crash they look at the lists and go on, like anybody would.
 */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Engine } from '../../../main/engine.ts'
import type { Errand, SentRow, Task } from '../protocol.ts'
import { createCorrespondent } from './correspondent.ts'
import { createHands } from './hands.ts'

export interface Person {
  /** Opens the program: practice, settings, and whatever is not on the list of what is sent. */
  begin(): Promise<void>
  /** Looks once; null while there is more to come. Throws when something will never come. */
  look(): Promise<readonly SentRow[] | null>
}

const arrived: ReadonlySet<string> = new Set(['published', 'fetched', 'confirmed', 'purged'])

export function createPerson(engine: Engine, task: Task): Person {
  const hands = createHands(engine)
  const { call, press, profileOf, choose } = hands
  const letters = createCorrespondent(hands, task)
  const sentBy = async (profileId: string) => (await call('outgoing.list', { profileId, limit: 500 })).items

  const order = async (errand: Errand): Promise<void> => {
    const { id: profileId } = profileOf(errand.from)
    const listed = (await sentBy(profileId)).some(({ fileName }) => fileName === errand.name)
    if (listed) return
    const fileIds = [...(await choose(errand))]
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
    const messages = await letters.lookAtSent()
    return messages !== null && isSpoolEmpty() ? [...sent, ...messages] : null
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
      if (item?.state === 'new') press('inbox.download', item.id)
      if (item?.state === 'saved' && !task.confirmsByItself) press('inbox.confirm', item.id)
    }
    return areDone
  }

  return {
    async begin() {
      const profiles = await hands.open()
      await call('settings.set', { confirmAutomatically: task.confirmsByItself })
      await Promise.all([...task.errands.map(order), letters.begin()])
      const wanted = [...task.errands, ...task.deliveries, ...task.letters, ...task.post]
      if (wanted.length > 0) return
      // Nothing is wanted: the program is set up, and its lists are read for the first time.
      for (const { id } of profiles) await call('inbox.refresh', { profileId: id })
    },
    async look() {
      hands.check()
      const sent = await lookAtSent()
      const inboxes = new Set(task.deliveries.map(({ to }) => to))
      const received = await Promise.all([...[...inboxes].map(lookAtInbox), letters.lookAtPost()])
      return received.every(Boolean) ? sent : null
    },
  }
}
