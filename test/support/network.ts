/** The real network for tests: closed after each, blind to this machine's proxies and certificates. */
import { afterEach } from 'vitest'
import { createNetwork, type NetworkOptions } from '../../main/lib/network.ts'
import type { Network, NetworkAnswer, NetworkRequest } from '../../main/ports.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Loopback } from './loopback.ts'

/** Call once per test file. What is tracked is closed after each test, the last opened first. */
export function networkTools() {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close()
  })
  return {
    track(server: Loopback): Loopback {
      open.push(server)
      return server
    },
    newNetwork(options: NetworkOptions = {}): Network {
      const network = createNetwork({ variables: {}, systemCertificates: () => [], ...options })
      open.push({ close: () => network.reset() })
      return network
    },
  }
}

export const get = (url: string, more: Partial<NetworkRequest> = {}): NetworkRequest => ({
  method: 'GET',
  url,
  headers: {},
  ...more,
})

export async function answered(pending: Promise<Result<NetworkAnswer>>): Promise<NetworkAnswer> {
  const result = await pending
  if (!result.ok) throw new Error(`no answer: ${JSON.stringify(result.fault)}`)
  return result.value
}

export async function refused(pending: Promise<Result<NetworkAnswer>>): Promise<Fault> {
  const result = await pending
  if (result.ok) throw new Error(`an answer of ${result.value.status}`)
  return result.fault
}
