/**
 * The proxy that the system has been told of, for hosts without Electron: what stands written in the registry of
 * Windows and in the network settings of macOS. Linux has its environment variables, which are read before this. A
 * script (PAC) is code of somebody else's and is not run here; it is told of, and the desktop window, whose browser
 * runs such scripts in its sandbox, asks it.
 */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { isException } from '../lib/proxy-way.ts'
import type { Clock, SystemProxy, SystemWay } from '../ports.ts'

/** What is written in the system; null where it has no proxy. */
export interface WrittenProxy {
  /** `host:port` by protocol. */
  readonly http: string | null
  readonly https: string | null
  readonly exceptions: readonly string[]
  readonly script: string | null
  /** Where it stands, for the person. */
  readonly name: string
}

const internetSettings = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings'

/** `reg query` of the Internet Settings. Null when no proxy is on. */
export function readWindowsProxy(text: string): WrittenProxy | null {
  const values = new Map(
    [...text.matchAll(/^\s+(\w+)\s+REG_\w+\s+(.+?)\s*$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  const isOn = Number(values.get('ProxyEnable') ?? 0) === 1
  const server = isOn ? (values.get('ProxyServer') ?? '') : ''
  const script = values.get('AutoConfigURL') ?? null
  if (server === '' && script === null) return null
  // Either one for everything, or `http=one:80;https=other:80`.
  const each = new Map([...server.matchAll(/(\w+)=([^;]+)/g)].map(([, kind = '', at = '']) => [kind, at]))
  const one = server.includes('=') || server === '' ? null : server
  const exceptions = (values.get('ProxyOverride') ?? '').split(';').filter((entry) => entry !== '')
  return {
    http: one ?? each.get('http') ?? null,
    https: one ?? each.get('https') ?? null,
    ...{ exceptions, script, name: 'Internet Settings' },
  }
}

/** `scutil --proxy`. Null when no proxy is on. */
export function readMacProxy(text: string): WrittenProxy | null {
  const value = (name: string): string | null =>
    new RegExp(`^\\s*${name} : (.+?)\\s*$`, 'm').exec(text)?.[1] ?? null
  const server = (kind: 'HTTP' | 'HTTPS'): string | null =>
    value(`${kind}Enable`) === '1' ? `${value(`${kind}Proxy`) ?? ''}:${value(`${kind}Port`) ?? ''}` : null
  const [http, https] = [server('HTTP'), server('HTTPS')]
  const script = value('ProxyAutoConfigEnable') === '1' ? value('ProxyAutoConfigURLString') : null
  if (http === null && https === null && script === null) return null
  const [, list = ''] = /ExceptionsList : <array> \{([^}]*)\}/.exec(text) ?? []
  const exceptions = [...list.matchAll(/\d+ : (\S+)/g)].map(([, entry = '']) => entry)
  return { ...{ http, https, exceptions, script }, name: 'scutil' }
}

const direct = (found: SystemWay['found'], name: string | null, unread = false): SystemWay => ({
  ...{ list: 'DIRECT', found, name, unread },
})

/** What is written, for one address. */
export function wayWritten(written: WrittenProxy | null, address: string): SystemWay {
  if (written === null) return direct('nothing', null)
  const url = new URL(address)
  // `<local>` is Windows' word for names without a dot.
  const isLocal = written.exceptions.includes('<local>') && !url.hostname.includes('.')
  const server = url.protocol === 'https:' ? written.https : written.http
  if (isLocal || isException(url, written.exceptions)) return direct('system', written.name)
  if (server !== null) return { list: `PROXY ${server}`, found: 'system', name: written.name, unread: false }
  return written.script === null ? direct('system', written.name) : direct('script', written.script, true)
}

const execute = promisify(execFile)
/** A person who changes the settings of the machine need not start the program anew. */
const rereadAfter = 30_000

/** Asks the system at most every half minute; a system that cannot be asked has no proxy. */
export function createSystemProxy(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  clock: Pick<Clock, 'monotonic'>,
): SystemProxy {
  const ask = async (): Promise<WrittenProxy | null> => {
    try {
      if (platform === 'win32') {
        const reg = path.win32.join(env['SystemRoot'] || 'C:\\Windows', 'System32', 'reg.exe')
        const { stdout } = await execute(reg, ['query', internetSettings], { windowsHide: true })
        return readWindowsProxy(stdout)
      }
      if (platform !== 'darwin') return null
      return readMacProxy((await execute('/usr/sbin/scutil', ['--proxy'])).stdout)
    } catch {
      return null
    }
  }
  let last: { readonly at: number; readonly written: Promise<WrittenProxy | null> } | null = null
  return async (address) => {
    const now = clock.monotonic()
    if (last === null || now - last.at > rereadAfter) last = { at: now, written: ask() }
    return wayWritten(await last.written, address)
  }
}
