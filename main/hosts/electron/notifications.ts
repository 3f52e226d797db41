/** Notifications of the system: few, and each leads on. */
import { Notification } from 'electron'
import { plain, shortened } from '../../../preload/contract/sentences/plain.ts'
import type { InboxItem } from '../../../preload/contract/models.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { EngineDoor } from '../attach/door.ts'
import { actOf, type Act } from './life/acts.ts'
import type { Notice, Telling } from './life/telling.ts'
import type { DeskText } from './text/index.ts'

interface Place {
  readonly view: 'inbox' | 'messages' | 'transfers' | 'folders' | 'setup'
  readonly id: string | null
}

export interface NotificationPorts {
  readonly door: Pick<EngineDoor, 'call'>
  readonly text: () => DeskText
  /** The name of an environment that is not production, null for production. */
  readonly environmentOf: (profileId: string) => string | null
  readonly open: (place: Place) => void
}

export interface Notifications {
  tell(telling: Telling): void
  /** Something in the inbox is another now: what was fetched from a notification may be whole. */
  changed(ids: readonly string[] | null): void
  stillHere(): void
}

const longestBody = 200

const views: Readonly<Record<Notice['kind'], Place['view']>> = {
  arrived: 'inbox',
  'message-arrived': 'inbox',
  'received-by-all': 'transfers',
  failed: 'transfers',
  setup: 'setup',
}

/** As the window calls its places: a message of the inbox is told apart from a file. */
function placeOf({ kind, itemId, folderId, message }: Notice): Place {
  if (folderId !== undefined) return { view: 'folders', id: folderId }
  if (message === 'sent') return { view: 'messages', id: itemId }
  if (message === 'received' || kind === 'message-arrived') return { view: 'inbox', id: `message:${itemId}` }
  return { view: views[kind], id: kind === 'setup' ? null : itemId }
}

export function createNotifications({ door, text, environmentOf, open }: NotificationPorts): Notifications {
  /** Notifications live as long as somebody holds them. */
  const held = new Set<Notification>()
  const fetching = new Map<string, Notice>()

  /** To the organisation it is about, too. Without an answer the place is shown all the same. */
  const lead = async (place: Place, notice: Notice | null): Promise<void> => {
    if (notice !== null) await door.call('profiles.select', { profileId: notice.profileId }, 'local')
    open(place)
  }
  const show = (
    title: string,
    body: string,
    place: Place | null,
    act: Act | null,
    notice: Notice | null,
  ): void => {
    const actions = act === null ? [] : [{ type: 'button' as const, text: text().acts[act] }]
    const one = new Notification({ title, body: shortened(plain(body), longestBody), actions })
    held.add(one)
    one.on('close', () => held.delete(one))
    if (place !== null) one.on('click', () => void lead(place, notice))
    if (act !== null && notice !== null) one.on('action', () => void run(act, notice))
    one.show()
  }
  const itemOf = async ({ itemId }: Notice): Promise<InboxItem | null> => {
    const reply = (await door.call('inbox.get', { id: itemId }, 'local')) as Result<InboxItem>
    return reply.ok ? reply.value : null
  }
  const titleOf = (title: string, notice: Notice): string => {
    const environment = environmentOf(notice.profileId)
    return environment === null ? title : `${environment}: ${title}`
  }
  const run = async (act: Act, notice: Notice): Promise<void> => {
    const item = await itemOf(notice)
    const place: Place = { view: 'inbox', id: notice.itemId }
    // What could be done when it was told may be done already, or no longer be right.
    if (item === null || actOf(item) !== act) return lead(place, notice)
    if (act === 'download') fetching.set(notice.itemId, notice)
    const name = act === 'confirm' ? 'inbox.confirm' : 'inbox.download'
    const reply = await door.call(name, { id: notice.itemId }, 'local')
    if (!reply.ok) return lead(place, notice)
    if (act === 'confirm') show(titleOf(text().confirmed, notice), notice.fileName, place, null, notice)
  }
  const tellOne = async (notice: Notice): Promise<void> => {
    const place = placeOf(notice)
    const item = notice.kind === 'arrived' ? await itemOf(notice) : null
    const unnamed = place.view === 'setup' ? text().states.stopped : text().confidential
    const body = notice.fileName === '' ? unnamed : notice.fileName
    show(titleOf(text().told[notice.kind], notice), body, place, item === null ? null : actOf(item), notice)
  }

  return {
    tell(telling) {
      if (telling.kind === 'one') return void tellOne(telling.notice)
      const { manyArrived, manyFailed, manyOthers, many } = text()
      const { arrived, failed, others } = telling
      const parts = [
        ...(failed > 0 ? [manyFailed(failed)] : []),
        ...(arrived > 0 ? [manyArrived(arrived)] : []),
        ...(others > 0 ? [manyOthers(others)] : []),
      ]
      show(many, parts.join(', '), { view: arrived > 0 ? 'inbox' : 'transfers', id: null }, null, null)
    },
    changed(ids) {
      for (const [id, notice] of fetching) {
        if (ids !== null && !ids.includes(id)) continue
        void itemOf(notice).then((item) => {
          if (item === null || actOf(item) !== 'confirm' || !fetching.delete(id)) return
          show(titleOf(text().saved, notice), notice.fileName, { view: 'inbox', id }, 'confirm', notice)
        })
      }
    },
    stillHere: () => show(text().stillHere, text().stillHereText, null, null, null),
  }
}
