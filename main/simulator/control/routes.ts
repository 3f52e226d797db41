/** The control address: moves the clock, makes trouble, lets partners act, tells the state. See the README. */
import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { fillWorld } from '../broker/populate.ts'
import type { Call } from '../http/call.ts'
import { json, Refused, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import { rulesSchema } from '../trouble/rules.ts'
import { clientSchema } from '../world/clients.ts'
import { serviceSchema } from '../world/services.ts'
import { readBody, unknown, wholeNumber } from './body.ts'
import { replaceGrants, replaceSystemUsers } from './identities.ts'
import type { ControlPorts } from './ports.ts'
import {
  accessListSchema,
  certificateSchema,
  clientPatchSchema,
  clockSchema,
  limitsSchema,
  ownerSchema,
  partnerSchema,
  proxySchema,
  populateSchema,
  scanReleaseSchema,
  scanSchema,
  servicePatchSchema,
} from './schemas.ts'
import { stateOf } from './state.ts'

export function controlRoutes(base: string, ports: ControlPorts): readonly Route[] {
  const { clock, meta, scheduler, lifecycle, partners, services, owners, clients } = ports
  const { troubles, counters, limits, transfers, trusted } = ports
  const done = (value: unknown = {}): Reply => json(200, value)

  const actions: Readonly<Record<string, (call: Call) => Promise<Reply> | Reply>> = {
    'GET /state': async (call) => {
      await scheduler.settle()
      const most = call.query.get('transfers')
      return done(stateOf(ports, most === null ? null : wholeNumber(most)))
    },
    'GET /events': (call) => done(ports.events.after(Number(call.query.get('after') ?? 0))),
    'POST /counters/reset': () => {
      counters.reset()
      return done()
    },
    'POST /clock': async (call) => {
      const { advanceMs, only, skewMs } = await readBody(call, clockSchema)
      clock.advance(advanceMs, only)
      if (skewMs !== undefined) clock.setSkew(skewMs)
      meta.set('clock', JSON.stringify(clock.offsets()))
      await scheduler.settle()
      return done({ now: clock.now(), brokerNow: clock.brokerNow() })
    },
    'POST /trouble': async (call) => {
      troubles.add((await readBody(call, rulesSchema)).rules)
      return done()
    },
    'GET /trouble': () => done(troubles.list()),
    'DELETE /trouble': () => {
      troubles.clear()
      return done()
    },
    'POST /scan': async (call) => {
      const { mode, checksum } = await readBody(call, scanSchema)
      if (mode !== undefined) lifecycle.setManual('scan', mode === 'manual')
      if (checksum !== undefined) lifecycle.setManual('checksum', checksum === 'manual')
      return done()
    },
    'POST /scan/release': async (call) => {
      const { what, id, verdict } = await readBody(call, scanReleaseSchema)
      const released = scheduler.release(what === 'scan' ? 'scan' : 'late-checksum', id, verdict)
      await scheduler.settle()
      return done({ released })
    },
    'POST /partner/act': async (call) => {
      const act = await readBody(call, partnerSchema)
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
    'POST /populate': async (call) => {
      const ids = await fillWorld(ports, await readBody(call, populateSchema))
      return done({ count: ids.length, first: ids[0], last: ids.at(-1) })
    },
    'POST /limits': async (call) => {
      limits.set(await readBody(call, limitsSchema))
      return done(limits.get())
    },
    'POST /access-list': async (call) => {
      const { resourceId, organisations } = await readBody(call, accessListSchema)
      const service = services.get(resourceId)
      if (service === null) throw unknown('service')
      services.put({ ...service, accessList: organisations })
      return done()
    },
    'POST /service': async (call) => {
      const patch = await readBody(call, servicePatchSchema)
      const service = services.get(patch.id)
      if (service === null) throw unknown('service')
      const changed = serviceSchema.parse({ ...service, ...patch })
      services.put(changed)
      return done(changed)
    },
    'POST /owner': async (call) => {
      owners.put(await readBody(call, ownerSchema))
      return done()
    },
    'POST /client': async (call) => {
      const { granted, systemUsers, ...patch } = await readBody(call, clientPatchSchema)
      const known = clients.get(patch.clientId)
      const whole = clientSchema.safeParse({ ...ports.emptyClient, ...known, ...patch })
      if (!whole.success) throw new Refused(json(400, { error: z.prettifyError(whole.error) }))
      clients.put(whole.data)
      if (granted !== undefined) replaceGrants(ports, whole.data.organisation, granted)
      if (systemUsers !== undefined) replaceSystemUsers(ports, whole.data, systemUsers)
      return done(whole.data)
    },
    'POST /proxy': async (call) => done(await ports.proxies.start((await readBody(call, proxySchema)).kind)),
    'DELETE /proxy': async () => {
      await ports.proxies.stop()
      return done()
    },
    'POST /certificate-authority': async (call) => {
      const { pem } = await readBody(call, certificateSchema)
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
