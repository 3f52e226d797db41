/** Two rules may not see the same file: it would be sent twice, or what has been received would be sent on. */
import path from 'node:path'

/** Case is one where the systems usually make no difference: refusing too much is the safe mistake. */
function keyOf(folder: string, platform: NodeJS.Platform): string {
  const { resolve, sep } = platform === 'win32' ? path.win32 : path.posix
  const whole = resolve(folder).normalize('NFC')
  const key = platform === 'linux' ? whole : whole.toLowerCase()
  return key.endsWith(sep) ? key : key + sep
}

/** Whether one folder is the other or lies somewhere below it. Links are resolved by whoever calls. */
export function overlaps(one: string, other: string, platform: NodeJS.Platform): boolean {
  const [a, b] = [keyOf(one, platform), keyOf(other, platform)]
  return a.startsWith(b) || b.startsWith(a)
}

/** Whether a folder is the other or lies below it. Links are resolved by whoever calls. */
export function liesIn(folder: string, other: string, platform: NodeJS.Platform): boolean {
  return keyOf(folder, platform).startsWith(keyOf(other, platform))
}

/** A whole disk or share is no folder for this, nor is a path that means something else elsewhere. */
export function isWatchable(folder: string, platform: NodeJS.Platform): boolean {
  const { isAbsolute, parse, resolve } = platform === 'win32' ? path.win32 : path.posix
  return isAbsolute(folder) && parse(folder).root !== '' && resolve(folder) !== parse(resolve(folder)).root
}
