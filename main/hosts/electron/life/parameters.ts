/**
 * What the program was started with. Only our own words are heard, and in the product only switches of Chromium that
 * harm nobody are let through: others open the page to whoever sits beside it (`remote-debugging-port`), start
 * programs (`renderer-cmd-prefix`) or take the sandbox away.
 */

export interface Parameters {
  readonly home: string | undefined
  /** Started by the system at login: nobody asked for a window. */
  readonly isHidden: boolean
  /** Files, folders and links, as they were written. */
  readonly wanted: readonly string[]
  /** Names of switches that are not ours and not harmless. */
  readonly refused: readonly string[]
}

/** How a person or the system sets language, scale, screen and help for those who do not see; `updated` is the updater's. */
const harmless: ReadonlySet<string> = new Set([
  ...['updated', 'lang', 'force-device-scale-factor', 'force-high-contrast', 'force-renderer-accessibility'],
  ...['ozone-platform', 'ozone-platform-hint', 'enable-wayland-ime', 'disable-gpu', 'class', 'name'],
])

/** Chromium on Windows takes a slash too; elsewhere that begins a path. */
const prefixOf = (platform: NodeJS.Platform): RegExp =>
  platform === 'win32' ? /^(--?|\/)(?=.)/ : /^--?(?=.)/

/** `parameters`: without the program itself and, in development, without the folder of the application. */
export function readParameters(parameters: readonly string[], platform: NodeJS.Platform): Parameters {
  const prefix = prefixOf(platform)
  const end = parameters.indexOf('--')
  const before = end === -1 ? parameters : parameters.slice(0, end)
  const wanted: string[] = []
  const refused: string[] = []
  let home: string | undefined
  let isHidden = false
  let isHomeNext = false

  for (const one of before) {
    if (isHomeNext) {
      home = one
      isHomeNext = false
    } else if (!prefix.test(one)) {
      if (one !== '') wanted.push(one)
    } else {
      const [name = '', ...rest] = one.replace(prefix, '').split('=')
      const isOwn = one.startsWith('--')
      if (isOwn && name === 'home') {
        isHomeNext = rest.length === 0
        home = rest.length === 0 ? home : rest.join('=')
      } else if (isOwn && name === 'hidden') isHidden = true
      else if (!harmless.has(name.toLowerCase())) refused.push(name.slice(0, 100))
    }
  }
  const after = end === -1 ? [] : parameters.slice(end + 1).filter((one) => one !== '')
  return { home, isHidden, wanted: [...wanted, ...after], refused }
}

/** In development Electron is told what to run: its own words and that folder come first. */
export function ownParameters(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const all = argv.slice(1)
  return isPackaged ? all : all.slice(all.findIndex((one) => !one.startsWith('-')) + 1)
}
