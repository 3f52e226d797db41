/** Whether this copy of the program may look for new versions by itself. When in doubt it may not. */
import path from 'node:path'
import type { Policy } from '../../policy.ts'

export interface Copy {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** The program's own file. */
  readonly program: string
  readonly channel: Policy['updateChannel']
  /** `app-update.yml` beside the program, which the packaging wrote; null when there is none. */
  readonly source: string | null
}

export type NoUpdates = 'development' | 'policy' | 'package-manager' | 'no-source' | 'unsigned' | 'managed'

/** Null: it may. Where nothing would check who signed a new version, or somebody else looks after it, it may not. */
export function whyNoUpdates({
  platform,
  isPackaged,
  env,
  program,
  channel,
  source,
}: Copy): NoUpdates | null {
  if (!isPackaged) return 'development'
  if (channel === 'off') return 'policy'
  // Nothing on Linux checks a signature of what an AppImage fetches; packages have their own way.
  if (platform !== 'win32' && platform !== 'darwin') return 'package-manager'
  if (source === null || !/^url: ['"]?https:\/\//m.test(source)) return 'no-source'
  if (platform === 'darwin') return null
  // electron-updater takes anything when it is not told whose signature to look for.
  if (!/^publisherName:\s*(\S|\n\s*- \S)/m.test(source)) return 'unsigned'
  const own = env['LOCALAPPDATA']
  const isOwn = own !== undefined && !path.win32.relative(own, program).startsWith('..')
  return isOwn && !path.win32.isAbsolute(path.win32.relative(own, program)) ? null : 'managed'
}
