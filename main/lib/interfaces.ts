/** Which networks this machine is on. */
import os from 'node:os'

/** Addresses of every interface but loopback; the same text as long as they are the same. */
export function interfacesNow(): string {
  return (
    Object.entries(os.networkInterfaces())
      .flatMap(([name, addresses = []]) => addresses.map((one) => ({ name, ...one })))
      // Temporary addresses of IPv6 come and go while the network stays.
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ name, address }) => `${name} ${address}`)
      .toSorted()
      .join(', ')
  )
}
