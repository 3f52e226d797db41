/** The control address: moves the clock, makes trouble, lets partners act, tells the state. See the README. */
import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { Call } from '../http/call.ts'
import { json, Refused, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import { rulesSchema } from '../trouble/rules.ts'
import { clientSchema } from '../world/clients.ts'
import { serviceSchema } from '../world/services.ts'
import type { ControlPorts } from './ports.ts'
import {
  accessListSchema,
  certificateSchema,
  clientPatchSchema,
  clockSchema,
  limitsSchema,
  ownerSchema,
  partnerSchema,
  scanReleaseSchema,
  scanSchema,
  servicePatchSchema,
} from './schemas.ts'
import { stateOf } from './state.ts'

/** Files that partners are to send come in here. */
const largestBody = 64 * 1_048_576

async function read<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  const body = await call.text(largestBody)
  let value: unknown
  try {
    value = body === '' ? {} : JSON.parse(body)
  } catch {
    throw new Refused(json(400, { error: 'not JSON' }))
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refused(json(400, { error: z.prettifyError(parsed.error) }))
}

function unknown(what: string): Refused {
  return new Refused(json(404, { error: `unknown ${what}` }))
}

export function controlRoutes(base: string, ports: ControlPorts): readonly Route[] {
  const { clock, meta, scheduler, lifecycle, partners, services, owners, clients } = ports
  const { troubles, counters, limits, transfers, trusted } = ports
  const done = (value: unknown = {}): Reply => json(200, value)

  const actions: Readonly<Record<string, (call: Call) => Promise<Reply> | Reply>> = {
    'GET /state': async () => {
      await scheduler.settle()
      return done(stateOf(ports))
    },
    'GET /events': (call) => done(ports.events.after(Number(call.query.get('after') ?? 0))),
    'POST /counters/reset': () => {
      counters.reset()
      return done()
    },
    'POST /clock': async (call) => {
      const { advanceMs, only, skewMs } = await read(call, clockSchema)
      clock.advance(advanceMs, only)
      if (skewMs !== undefined) clock.setSkew(skewMs)
      meta.set('clock', JSON.stringify(clock.offsets()))
      await scheduler.settle()
      return done({ now: clock.now(), brokerNow: clock.brokerNow() })
    },
    'POST /trouble': async (call) => {
      troubles.add((await read(call, rulesSchema)).rules)
      return done()
    },
    'GET /trouble': () => done(troubles.list()),
    'DELETE /trouble': () => {
      troubles.clear()
      return done()
    },
    'POST /scan': async (call) => {
      const { mode, checksum } = await read(call, scanSchema)
      if (mode !== undefined) lifecycle.setManual('scan', mode === 'manual')
      if (checksum !== undefined) lifecycle.setManual('checksum', checksum === 'manual')
      return done()
    },
    'POST /scan/release': async (call) => {
      const { what, id, verdict } = await read(call, scanReleaseSchema)
      const released = scheduler.release(what === 'scan' ? 'scan' : 'late-checksum', id, verdict)
      await scheduler.settle()
      return done({ released })
    },
    'POST /partner/act': async (call) => {
      const act = await read(call, partnerSchema)
      if (act.action === 'send') {
        const content =
          act.base64 === undefined ? Buffer.from(act.text ?? '') : Buffer.from(act.base64, 'base64')
        const file = {
          name: act.name,
          content: act.size === undefined ? content : Buffer.alloc(act.size, 0x61),
        }
        const party = (number: string) => ({ number, name: number })
        const id = await partners.send({
          ...{ from: party(act.from), to: party(act.to), resourceId: act.resourceId, file },
          ...{ reference: act.reference, ageMs: act.ageMs },
        })
        await scheduler.settle()
        return done({ id })
      }
      const { id, organisation } = act
      if (transfers.get(id) === null) throw unknown('file transfer')
      if (act.action === 'fetch') partners.fetch(id, organisation)
      else if (!partners.confirm(id, organisation)) throw unknown('fetched file transfer')
      return done({ id })
    },
    'POST /limits': async (call) => {
      limits.set(await read(call, limitsSchema))
      return done(limits.get())
    },
    'POST /access-list': async (call) => {
      const { resourceId, organisations } = await read(call, accessListSchema)
      const service = services.get(resourceId)
      if (service === null) throw unknown('service')
      services.put({ ...service, accessList: organisations })
      return done()
    },
    'POST /service': async (call) => {
      const patch = await read(call, servicePatchSchema)
      const service = services.get(patch.id)
      if (service === null) throw unknown('service')
      const changed = serviceSchema.parse({ ...service, ...patch })
      services.put(changed)
      return done(changed)
    },
    'POST /owner': async (call) => {
      owners.put(await read(call, ownerSchema))
      return done()
    },
    'POST /client': async (call) => {
      const patch = await read(call, clientPatchSchema)
      const known = clients.get(patch.clientId)
      const whole = clientSchema.safeParse({ ...ports.emptyClient, ...known, ...patch })
      if (!whole.success) throw new Refused(json(400, { error: z.prettifyError(whole.error) }))
      clients.put(whole.data)
      return done(whole.data)
    },
    'POST /certificate-authority': async (call) => {
      const { pem } = await read(call, certificateSchema)
      try {
        trusted.push(new X509Certificate(pem))
      } catch {
        throw new Refused(json(400, { error: 'not a certificate' }))
      }
      return done()
    },
  }
  return Object.entries(actions).map(([name, handle]) => {
    const [method = '', path = ''] = name.split(' ')
    return { operation: 'control', method: method as Method, pattern: `${base}${path}`, handle }
  })
}
