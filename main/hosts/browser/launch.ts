/**
 * Opens the person's browser. The one-time token must stand in no list of processes, which everybody on the
 * machine can read: the browser is given a private file that leads on to the address.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startProgram, type StartProgram } from '../desktop.ts'

const prefix = 'open-'

export function openCommand(platform: NodeJS.Platform, file: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', file]
  if (platform === 'win32') return ['explorer.exe', file]
  return ['xdg-open', file]
}

/** Linux says so by its variables; the other systems always have one, as far as can be told. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** Removes what a killed process has left. */
export function removeOpenFiles(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith(prefix) && name.endsWith('.html')) rmSync(path.join(home, name), { force: true })
  }
}

/**
 * Writes the file and hands it to the system's opener; false when there is none. `makeAddress` gets what
 * is to be called when the address has been used: then the file goes.
 */
export async function openInBrowser(
  home: string,
  makeAddress: (used: () => void) => string,
  /** Called when the opener gives up after it has been started. */
  failed: () => void = () => undefined,
  start: StartProgram = startProgram,
): Promise<boolean> {
  const file = path.join(home, `${prefix}${randomBytes(8).toString('hex')}.html`)
  const remove = (): void => rmSync(file, { force: true })
  const address = makeAddress(remove)
  // The address is ours and has no character that means anything in HTML.
  const page = `<!doctype html><meta charset="utf-8"><title>Budstikke</title><script>location.replace(${JSON.stringify(address)})</script>\n`
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' })
  const [program, ...parameters] = openCommand(process.platform, file)
  const isStarted = await start(program, parameters, failed)
  if (!isStarted) remove()
  return isStarted
}
