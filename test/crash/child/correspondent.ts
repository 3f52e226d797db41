/** The part of the person that writes and reads messages. What they do is in their own book before it is done. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { MessageOrder } from '../../../preload/contract/message-models.ts'
import type { Act, Letter, Post, SentRow, Task } from '../protocol.ts'
import type { Hands } from './hands.ts'

export interface Correspondent {
  /** Sends what is not on the list of sent messages. */
  begin(): Promise<void>
  /** Null while one of the sent messages is still under way. */
  lookAtSent(): Promise<readonly SentRow[] | null>
  /** Opens, fetches and confirms what is wanted; true when all of that is done. */
  lookAtPost(): Promise<boolean>
}

export function createCorrespondent(hands: Hands, task: Task): Correspondent {
  const { call, press, profileOf, choose } = hands

  const sentBy = async (from: string) =>
    (await call('message.sent', { profileId: profileOf(from).id, limit: 500 })).items

  const send = async (letter: Letter): Promise<void> => {
    const { title, from, to, files } = letter
    if ((await sentBy(from)).some((one) => one.title === title)) return
    const fileIds: string[] = []
    for (const file of files) fileIds.push(...(await choose(file)))
    const order: MessageOrder = {
      ...{ serviceId: task.letterServiceId, recipients: [...to], title, summary: '', body: 'Hei.' },
      ...{ language: 'nb', senderName: '', reference: '', fileIds, publishAt: null, dueAt: null },
      ...{ needsConfirmation: false, confidential: false, allowsForwarding: false, ignoreReservation: null },
      ...{ replyOptions: [], externalReferences: [], properties: {}, notification: null },
    }
    await call('message.send', { profileId: profileOf(from).id, draftId: null, order })
  }

  /** Before the button is pressed: the next moment may be the last one. */
  const note = (act: Act['act'], title: string): void => {
    const line = JSON.stringify({ act, title } satisfies Act)
    const known = existsSync(task.acts) ? readFileSync(task.acts, 'utf8').split('\n') : []
    if (!known.includes(line)) appendFileSync(task.acts, `${line}\n`)
  }

  const attend = async ({ title, to, isWanted }: Post): Promise<boolean> => {
    const { items } = await call('inbox.all', { profileId: profileOf(to).id, kind: 'message', limit: 500 })
    const item = items.find((one) => one.kind === 'message' && one.title === title)
    if (item?.kind !== 'message') return false
    if (!isWanted) return true
    if (item.fault !== null && item.retryAt === null)
      throw new Error(`${title}: ${JSON.stringify(item.fault)}`)
    if (item.state === 'new') {
      note('open', title)
      await call('message.open', { id: item.id })
      return false
    }
    const { attachments } = await call('message.get', { id: item.id })
    const bad = attachments.find(({ state }) => state === 'gone' || state === 'aside')
    if (bad !== undefined) throw new Error(`${bad.name} is ${bad.state}: ${JSON.stringify(bad.fault)}`)
    if (attachments.some(({ state }) => state === 'there')) press('message.download', item.id)
    if (!attachments.every(({ state }) => state === 'saved') || item.pending !== null) return false
    if (item.state === 'confirmed') return true
    note('confirm', title)
    press('message.confirm', item.id)
    return false
  }

  return {
    async begin() {
      for (const letter of task.letters) await send(letter)
    },
    async lookAtSent() {
      const sent: SentRow[] = []
      for (const { from } of task.letters) {
        for (const { title, state, fault, recipients } of await sentBy(from)) {
          if (state === 'failed') throw new Error(`${title} failed: ${JSON.stringify(fault)}`)
          const isOut = recipients.every(({ status }) => status === 'published')
          if (state !== 'published' || !isOut) return null
          sent.push({ name: title, fileTransferId: null })
        }
      }
      return sent
    },
    async lookAtPost() {
      const attended = await Promise.all(task.post.map(attend))
      return attended.every(Boolean)
    },
  }
}
