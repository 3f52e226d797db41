/** Where received files go until the person chooses another folder. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly userFolder: string
}

/** On Linux desktops the folder has a name of the person's language; xdg-user-dirs tells which. */
function namedByDesktop({ env, userFolder }: Surroundings): string | null {
  const configuration = env['XDG_CONFIG_HOME'] || path.join(userFolder, '.config')
  try {
    const text = readFileSync(path.join(configuration, 'user-dirs.dirs'), 'utf8')
    const value = /^XDG_DOWNLOAD_DIR="(.+)"$/m.exec(text)?.[1]?.replace(/^\$HOME(?=\/|$)/, userFolder)
    return value !== undefined && path.isAbsolute(value) ? value : null
  } catch {
    return null
  }
}

export function defaultDownloadFolder(surroundings: Surroundings): string {
  const { platform, userFolder } = surroundings
  const named = platform === 'linux' ? namedByDesktop(surroundings) : null
  return path.join(named ?? path.join(userFolder, 'Downloads'), 'Budstikke')
}
