/**
 * The way that the browser inside Electron would take. It reads the desktop's own settings, finds scripts (PAC) and
 * runs them in its sandbox; the engine takes the way it is told, over its own connections.
 */
import type { SystemProxy } from '../../ports.ts'

/**
 * `written` is what stands in the system's settings, which a person can be shown by name. `resolve` answers the list
 * that browsers know, `PROXY host:port; DIRECT`; it is asked where nothing is written, or only a script.
 */
export function createBrowserProxy(
  written: SystemProxy,
  resolve: (address: string) => Promise<string>,
): SystemProxy {
  return async (address) => {
    const known = await written(address)
    if (known.found === 'system') return known
    const list = await resolve(address).catch(() => null)
    // Without an answer it stays told that there is a script which nobody has read.
    if (list === null || list === '') return known
    if (known.found === 'script') return { ...known, list, unread: false }
    return list === 'DIRECT' ? known : { list, found: 'system', name: null, unread: false }
  }
}
