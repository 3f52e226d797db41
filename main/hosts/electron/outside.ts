/** What comes from outside: another start of the program, a link, files opened with it or dropped on its icon. */
import { app } from 'electron'
import { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import type { FileReference } from '../../../preload/contract/models.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { DesktopMessage } from '../../../preload/contract/desktop.ts'
import type { EngineDoor } from '../attach/door.ts'
import { readOpenings, type Link, type Openings } from './life/openings.ts'
import { readParameters } from './life/parameters.ts'

/** What a second start hands to the first. Chromium rearranges the words of a command line: these are untouched. */
export interface Start {
  readonly parameters: readonly string[]
  readonly folder: string
}
const startSchema = z.object({
  parameters: z.array(z.string().max(32_768)).max(20_000),
  folder: z.string().max(32_768),
})

type Listener = (openings: Openings) => void

/** macOS speaks before anybody can listen, so this begins before everything else. */
export function hearOutside(first: Start): (listener: Listener) => void {
  let listener: Listener | null = null
  let waiting: Openings[] = []
  const hear = (openings: Openings): void => {
    if (listener === null) waiting.push(openings)
    else listener(openings)
  }
  const read = ({ parameters, folder }: Start): Openings =>
    readOpenings(readParameters(parameters, process.platform).wanted, folder)

  app.on('second-instance', (_event, _argv, _folder, handed) => {
    const start = startSchema.safeParse(handed)
    hear(start.success ? read(start.data) : { links: [], paths: [] })
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    hear(readOpenings([url], first.folder))
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    hear(readOpenings([file], first.folder))
  })
  const atStart = read(first)
  if (atStart.links.length + atStart.paths.length > 0) waiting.push(atStart)
  return (next) => {
    listener = next
    waiting.forEach(next)
    waiting = []
  }
}

export interface OutsidePorts {
  readonly door: Pick<EngineDoor, 'call'>
  readonly say: (message: DesktopMessage) => void
  readonly show: () => void
  /** The profile in use; null before there is one. */
  readonly profileId: () => string | null
}

const views = { inbox: 'inbox', setup: 'setup', approved: 'setup' } as const

/** Shows the window and what was asked for. Files only lie ready: sending is the person's own act. */
export function openFromOutside({ door, say, show, profileId }: OutsidePorts): Listener {
  const follow = (link: Link): void => {
    if (link === 'open') return
    say({ kind: 'go', view: views[link], id: null })
    const id = profileId()
    if (link === 'approved' && id !== null) void door.call('setup.check', { profileId: id }, 'local')
  }
  return ({ links, paths }) => {
    show()
    links.forEach(follow)
    if (paths.length === 0) return
    void door.call('files.register', { paths }, 'local').then((reply) => {
      const { ok } = reply
      if (!ok) return say({ kind: 'files-refused', fault: reply.fault })
      const { files } = (reply as Result<{ files: readonly FileReference[] }> & { ok: true }).value
      if (files.length === 0) say({ kind: 'files-refused', fault: fault('folder-empty') })
      else say({ kind: 'files', files })
    })
  }
}
