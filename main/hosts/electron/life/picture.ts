/** The engine's picture as the desktop follows it: asked for once, then kept up with events. */
import type { EngineEvent } from '../../../../preload/contract/events.ts'
import type { Result } from '../../../../preload/contract/result.ts'
import { applyPatch, type Snapshot } from '../../../../preload/contract/snapshot.ts'
import type { LastingDoor } from '../../attach/lasting.ts'

export interface Picture {
  /** Null until the engine has answered for the first time. */
  now(): Snapshot | null
  stop(): void
}

export interface PictureOptions {
  readonly door: Pick<LastingDoor, 'call' | 'subscribe'>
  readonly changed: (picture: Snapshot) => void
  /** Every event, after the picture has it. */
  readonly heard: (event: EngineEvent) => void
}

export function followPicture({ door, changed, heard }: PictureOptions): Picture {
  let picture: Snapshot | null = null
  const become = (next: Snapshot): void => {
    picture = next
    changed(next)
  }
  const ask = async (): Promise<void> => {
    const reply = (await door.call('app.snapshot', {}, 'local')) as Result<Snapshot>
    // A new owner of the home counts its revisions anew.
    if (reply.ok) become(reply.value)
  }
  const take = (event: EngineEvent): void => {
    if (picture !== null) {
      if (event.name === 'progress') become({ ...picture, moving: event.data.moving })
      if (event.name === 'snapshot.patch' && event.revision > picture.revision)
        become(applyPatch(picture, event.revision, event.data.patch))
    }
    heard(event)
  }
  const stop = door.subscribe(take, () => void ask())
  void ask()
  return { now: () => picture, stop }
}
