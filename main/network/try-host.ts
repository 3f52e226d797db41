/** Meets one host and tells what was met on the way. */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import type { NetworkResult } from '../../preload/contract/network-models.ts'
import { faultOfError } from '../lib/network-faults.ts'
import type { Clock, NetworkAnswer, NetworkLook, OfficeNetwork } from '../ports.ts'
import type { KnownHost } from './hosts.ts'

/** More than this many seconds is told; what is less is the network's. As the checklist's own rule. */
const toleratedSkew = 10
/** Somebody waits and looks. */
const answerTimeout = 10_000

/** A guest network answers with its own page, and says so by sending the caller elsewhere. */
function isSomebodyElse({ status, headers }: NetworkAnswer, { host }: KnownHost): boolean {
  if (status === 511) return true
  const location = headers['location'] ?? ''
  return status >= 300 && status < 400 && URL.canParse(location) && new URL(location).hostname !== host
}

function skewOf({ headers }: NetworkAnswer, now: number): number | null {
  const theirs = Date.parse(headers['date'] ?? '')
  return Number.isNaN(theirs) ? null : Math.round((now - theirs) / 1000)
}

interface Met {
  readonly status: number | null
  readonly skewSeconds: number | null
  readonly fault: Fault | null
}

async function ask(
  host: KnownHost,
  network: OfficeNetwork,
  clock: Pick<Clock, 'now'>,
  clockCounts: boolean,
): Promise<Met> {
  const url = host.tried ?? host.origin
  const method = host.tried === null ? 'HEAD' : 'GET'
  const reply = await network.request({ method, url, headers: {}, answerTimeout })
  if (!reply.ok) return { status: null, skewSeconds: null, fault: reply.fault }
  const answer = reply.value
  // Practice moves its own clock about; what it says is no verdict on this machine's.
  const skew = clockCounts ? skewOf(answer, clock.now()) : null
  await answer.discard()
  const { status } = answer
  const where = { values: { host: host.id } }
  if (isSomebodyElse(answer, host)) return { status, skewSeconds: null, fault: fault('proxy-answer', where) }
  if (status >= 500) return { status, skewSeconds: skew, fault: fault('service-busy', where) }
  if (skew !== null && Math.abs(skew) > toleratedSkew)
    return { status, skewSeconds: skew, fault: fault('clock-wrong', { values: { seconds: skew } }) }
  return { status, skewSeconds: skew, fault: null }
}

export async function tryHost(
  host: KnownHost,
  network: OfficeNetwork,
  clock: Pick<Clock, 'now'>,
): Promise<NetworkResult> {
  const { id } = host
  let look: NetworkLook
  try {
    look = await network.look(host.origin)
  } catch (error) {
    const reason = faultOfError(error)
    const nothing = { addresses: [], certificate: null, intercepted: false, skewSeconds: null }
    return { id, way: null, ...nothing, status: null, fault: reason }
  }
  const { way, addresses, certificate } = look
  const met = await ask(host, network, clock, way.found !== 'this-machine')
  const intercepted = certificate !== null && !certificate.isPublic && way.found !== 'this-machine'
  return { id, way, addresses: [...addresses], certificate, intercepted, ...met }
}
