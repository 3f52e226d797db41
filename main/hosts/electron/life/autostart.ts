/** Starting at login on Linux: an entry that the desktop reads (Desktop Application Autostart Specification 0.5). */
import path from 'node:path'

export const autostartFile = (
  env: Readonly<Record<string, string | undefined>>,
  userFolder: string,
): string =>
  path.join(env['XDG_CONFIG_HOME'] || path.join(userFolder, '.config'), 'autostart', 'budstikke.desktop')

/** Quoted for `Exec` (Desktop Entry Specification 1.5): first for the program's line, then for the file. */
function quoted(word: string): string {
  const forLine = word.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${forLine}"`.replaceAll('\\', '\\\\')
}

/** Null for a program whose name would begin another line of the file. */
export function autostartEntry(program: string): string | null {
  if (/\p{Cc}/u.test(program)) return null
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Budstikke',
    `Exec=${quoted(program)} --hidden`,
    '',
  ].join('\n')
}
