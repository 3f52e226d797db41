/** The part of the control address that is about messages. See the README. */
import { readBody, unknown } from '../control/body.ts'
import type { Call } from '../http/call.ts'
import { json, Refused, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import {
  actSchema,
  holdSchema,
  outcomeSchema,
  partyPatchSchema,
  registerSchema,
  releaseSchema,
  sendSchema,
  servicePatchSchema,
  strangeSchema,
} from './control-schemas.ts'
import type { MessagePartners } from './partners.ts'
import type { CorrespondencePorts } from './ports.ts'
import { messageServiceSchema, type MessageServices } from './services.ts'
import { stateOf } from './state.ts'

const contentOf = (file: {
  text?: string | undefined
  base64?: string | undefined
  size?: number | undefined
}) => {
  if (file.size !== undefined) return Buffer.alloc(file.size, 0x61)
  return file.base64 === undefined ? Buffer.from(file.text ?? '') : Buffer.from(file.base64, 'base64')
}

/** Without what was not given, so that what is usual holds. */
function given<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

export function messageControlRoutes(
  base: string,
  ports: CorrespondencePorts,
  partners: MessagePartners,
  services: MessageServices,
): readonly Route[] {
  const { scheduler, switches, parties } = ports
  const done = (value: unknown = {}): Reply => json(200, value)

  const actions: Readonly<Record<string, (call: Call) => Promise<Reply> | Reply>> = {
    'GET /message/state': async () => {
      await scheduler.settle()
      return done(stateOf(ports, services))
    },
    'POST /message/send': async (call) => {
      const { resourceId, to, title, body, reference, ageMs, dueInMs, files, ...rest } = await readBody(
        call,
        sendSchema,
      )
      const id = await partners.send({
        ...{ resourceId, recipient: to, title, body, reference, ageMs, ...given({ dueInMs, ...rest }) },
        files: files.map((file) => ({ name: file.name, content: contentOf(file) })),
      })
      if (id === null) throw unknown('service')
      await scheduler.settle()
      return done({ id })
    },
    'POST /message/act': async (call) => {
      const { id, action } = await readBody(call, actSchema)
      if (!(await partners.act(id, action))) throw unknown('message')
      return done({ id })
    },
    'POST /message/party': async (call) => {
      const { party, ...patch } = await readBody(call, partyPatchSchema)
      parties.change(party, given(patch))
      return done(parties.get(party))
    },
    'POST /message/register': async (call) => {
      switches.contactRegisterDown = (await readBody(call, registerSchema)).down
      return done()
    },
    'POST /message/hold': async (call) => {
      const { jobs, held } = await readBody(call, holdSchema)
      for (const job of jobs) {
        if (held) switches.held.add(job)
        else switches.held.delete(job)
      }
      return done({ held: [...switches.held] })
    },
    'POST /message/release': async (call) => {
      const { job, id, verdict } = await readBody(call, releaseSchema)
      const released = scheduler.release(`message-${job}`, id, job === 'scan' ? verdict : null)
      await scheduler.settle()
      return done({ released })
    },
    'POST /message/notification': async (call) => {
      const { recipient, status } = await readBody(call, outcomeSchema)
      if (status === null) switches.outcomes.delete(recipient)
      else switches.outcomes.set(recipient, status)
      return done()
    },
    'POST /message/strange': async (call) => {
      switches.strangeness = await readBody(call, strangeSchema)
      return done()
    },
    'POST /message/service': async (call) => {
      const patch = await readBody(call, servicePatchSchema)
      const whole = messageServiceSchema.safeParse({ ...services.get(patch.id), ...patch })
      if (!whole.success) throw new Refused(json(400, { error: 'a new service needs all its fields' }))
      services.put(whole.data)
      return done(whole.data)
    },
  }
  return Object.entries(actions).map(([name, handle]) => {
    const [method = '', path = ''] = name.split(' ')
    return { operation: 'control', method: method as Method, pattern: `${base}${path}`, handle }
  })
}
