/** The parameters of the practice process. */
import { statfsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Speed } from './broker/timings.ts'
import { proxyKinds, type ProxyKind } from './proxy/kinds.ts'

export interface Options {
  readonly folder: string
  readonly port: number
  readonly speed: Speed
  /** Null = choose by the disk. */
  readonly cap: number | null
  readonly withParent: boolean
  /** Partners get private keys too, for whoever wants to be one; they take time to make. */
  readonly allKeys: boolean
  /** Name that the world is reached by over https; null = over plain http. */
  readonly secureHost: string | null
  readonly proxies: readonly ProxyKind[]
}

export const usage =
  'main.ts --state DIR [--port P] [--speed practice|instant] [--cap BYTES] [--all-keys] [--tls [--host NAME]] [--proxy login|intercept]... [--with-parent]'

const wholeNumber = (text: string, name: string, most: number): number => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= most) return value
  throw new Error(`--${name} must be a whole number`)
}

const proxyKind = (text: string): ProxyKind => {
  const kind = proxyKinds.find((known) => known === text)
  if (kind !== undefined) return kind
  throw new Error(`--proxy must be ${proxyKinds.join(' or ')}`)
}

/** Throws an error with a sentence for the person at the terminal. */
export function parseOptions(parameters: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      state: { type: 'string' },
      port: { type: 'string', default: '0' },
      speed: { type: 'string', default: 'practice' },
      cap: { type: 'string' },
      'with-parent': { type: 'boolean', default: false },
      'all-keys': { type: 'boolean', default: false },
      tls: { type: 'boolean', default: false },
      host: { type: 'string', default: 'localhost' },
      proxy: { type: 'string', multiple: true, default: [] },
    },
  })
  const { state, port, speed, cap } = values
  if (state === undefined || state === '') throw new Error(`--state DIR is missing. Usage: ${usage}`)
  if (speed !== 'practice' && speed !== 'instant') throw new Error('--speed must be practice or instant')
  return {
    folder: state,
    port: wholeNumber(port, 'port', 65_535),
    speed,
    cap: cap === undefined ? null : wholeNumber(cap, 'cap', Number.MAX_SAFE_INTEGER),
    withParent: values['with-parent'],
    allKeys: values['all-keys'],
    secureHost: values.tls ? values.host.toLowerCase() : null,
    proxies: values.proxy.map(proxyKind),
  }
}

const largestCap = 16 * 1_024 ** 3

/** Bytes of files to keep: room for big ones, and never more than half of what the disk has left. */
export function capFor(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Math.min(largestCap, Math.floor((bavail * bsize) / 2))
}
