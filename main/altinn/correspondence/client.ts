/** Client of Altinn Correspondence: messages. correspondence.md §1. */
import type { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Random } from '../../ports.ts'
import type { Access } from '../access.ts'
import { parsedAnswer } from '../answers.ts'
import { formatServiceTime } from '../broker/times.ts'
import { createServiceCall, type ServicePorts, type ServiceRequest } from '../service-call.ts'
import { acceptedSchema, detailsSchema, guid, listSchema, overviewSchema } from './answers.ts'
import { createAttachments } from './attachments.ts'
import { readContent } from './content.ts'
import { attachmentDownload } from './download.ts'
import { correspondenceFault, withoutPersons } from './faults.ts'
import { formBody } from './form.ts'
import { bareId, orderModel } from './order.ts'
import { largestFormFile, type MessageOrder, type NewFile } from './order-types.ts'
import type { Accepted, Correspondence, MessageQuery, Role } from './types.ts'

export interface CorrespondencePorts extends ServicePorts {
  /** For what keeps the parts of a form apart. */
  readonly random: Random
}

const scopes: Readonly<Record<Role, string>> = {
  recipient: 'altinn:correspondence.read',
  sender: 'altinn:correspondence.write',
}

/** One answer for up to 500 recipients, each looked up in several registers. */
const initializeTimeout = 2 * 60_000
/** The service answers when it has stored the last byte. */
const uploadTimeout = 10 * 60_000
/** Details are put together out of what two more services answer. */
const detailsTimeout = 60_000
const downloadTimeout = 2 * 60_000
const json = { 'Content-Type': 'application/json' }
const roleNames = { sender: 'Sender', recipient: 'Recipient', both: 'RecipientAndSender' } as const

function queryOf(query: MessageQuery): string {
  const { resourceId, role, status, from, to, reference, idempotentKey } = query
  return new URLSearchParams({
    resourceId: bareId(resourceId),
    role: roleNames[role],
    ...(status === undefined ? {} : { status }),
    ...(from === undefined ? {} : { from: formatServiceTime(from) }),
    ...(to === undefined ? {} : { to: formatServiceTime(to) }),
    ...(reference === undefined ? {} : { sendersReference: reference }),
    ...(idempotentKey === undefined ? {} : { idempotentKey }),
  }).toString()
}

/** In a form, an empty value is none, and a bracket would end the key (correspondence.md §1.5). */
const fitsForm = ({ properties }: MessageOrder): boolean =>
  Object.entries(properties).every(([key, value]) => value !== '' && !/[[\]]/.test(key))

/** Which file has the wrong size, the service does not say: the empty one, or the largest. */
const wrongSize = (files: readonly NewFile[]): NewFile | undefined =>
  files.find(({ length }) => length === 0) ?? files.toSorted((a, b) => b.length - a.length)[0]

/** What is known beforehand. A name only where there is no other file that could be meant. */
function factsOf(order: MessageOrder, files: readonly NewFile[]) {
  const [only, ...others] = files
  const size = wrongSize(files)?.length
  return {
    service: bareId(order.resourceId),
    ...(only === undefined || others.length > 0 ? {} : { name: only.fileName }),
    ...(size === undefined ? {} : { size, limit: largestFormFile }),
  }
}

/** Names whom or what a refusal is about: a recipient as it was written, a person's number only in part. */
function pointingOut(
  result: Result<Accepted>,
  { recipients }: MessageOrder,
  files: readonly NewFile[],
): Result<Accepted> {
  if (result.ok) return result
  const { code } = result.fault
  const { index, ...values } = result.fault.values
  const at = typeof index === 'number' ? index : -1
  const recipient = code === 'message-recipient-invalid' ? recipients[at] : undefined
  const ofWrongSize = code === 'file-empty' || code === 'file-too-large' ? wrongSize(files) : undefined
  const file = code.startsWith('attachment-') ? files[at] : ofWrongSize
  return failure({
    ...result.fault,
    values: {
      ...values,
      ...(recipient === undefined ? {} : { value: withoutPersons(recipient) }),
      ...(file === undefined ? {} : { name: file.fileName }),
    },
  })
}

/**
 * Faults of every call: those of the network, of the tokens, token-refused, scope-missing, service-no-access,
 * subscription-key-missing, too-many-calls, service-busy, proxy-answer, answer-unreadable, stopping, and those of
 * correspondence.md §3.2 that fit the operation.
 */
export function createCorrespondence(ports: CorrespondencePorts): Correspondence {
  const call = createServiceCall(ports, {
    name: 'Correspondence',
    base: '/correspondence/api/v1',
    faultOf: correspondenceFault,
  })

  const ask = async <T>(
    access: Access,
    role: Role,
    request: Omit<ServiceRequest, 'scopes' | 'expected'>,
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<Result<T>> => {
    const called = await call(access, { ...request, scopes: [scopes[role]], expected: [200] }, signal)
    return called.ok ? parsedAnswer(called.value.name, called.value.answer, schema) : called
  }

  /** The path of a message; a fault for what cannot be an id, which also keeps `..` out of addresses. */
  const pathOf = (id: string, rest = ''): Result<string> =>
    guid.safeParse(id).success ? success(`/correspondence/${id}${rest}`) : failure(fault('message-not-found'))

  const about = async <T>(
    access: Access,
    id: string,
    role: Role,
    request: Omit<ServiceRequest, 'scopes' | 'expected' | 'path'> & { readonly rest: string },
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<Result<T>> => {
    const { rest, ...others } = request
    const path = pathOf(id, rest)
    return path.ok ? ask(access, role, { ...others, path: path.value }, schema, signal) : path
  }

  /** Answers nothing but the id that it was about. */
  const act = async (
    access: Access,
    id: string,
    role: Role,
    request: Omit<ServiceRequest, 'scopes' | 'expected' | 'path'> & { readonly rest: string },
    signal: AbortSignal | undefined,
  ): Promise<Result<null>> => {
    const done = await about(access, id, role, request, guid, signal)
    return done.ok ? success(null) : done
  }

  return {
    async initialize(access, order, signal) {
      const request = {
        ...({
          operation: 'message-initialize',
          method: 'POST',
          path: '/correspondence',
          headers: json,
        } as const),
        body: JSON.stringify(orderModel(order, [])),
        answerTimeout: initializeTimeout,
        values: factsOf(order, []),
      }
      return pointingOut(await ask(access, 'sender', request, acceptedSchema, signal), order, [])
    },

    async initializeWithFiles(access, order, files, signal) {
      if (!fitsForm(order)) return failure(fault('message-property-invalid'))
      const boundary = `budstikke-${ports.random.uuid()}`
      const request = {
        ...({ operation: 'message-upload', method: 'POST', path: '/correspondence/upload' } as const),
        headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
        body: formBody(orderModel(order, files), files, boundary),
        answerTimeout: uploadTimeout,
        values: factsOf(order, files),
      }
      return pointingOut(await ask(access, 'sender', request, acceptedSchema, signal), order, files)
    },

    search(access, query, signal) {
      const request = {
        ...({ operation: 'message-list', method: 'GET', path: `/correspondence?${queryOf(query)}` } as const),
        values: { service: bareId(query.resourceId) },
      }
      return ask(access, query.role === 'sender' ? 'sender' : 'recipient', request, listSchema, signal)
    },

    overview: (access, id, role, signal) =>
      about(
        access,
        id,
        role,
        { operation: 'message-overview', method: 'GET', rest: '' },
        overviewSchema,
        signal,
      ),

    details(access, id, role, signal) {
      const request = { operation: 'message-details', method: 'GET', rest: '/details' } as const
      const patient = { ...request, answerTimeout: detailsTimeout }
      return about(access, id, role, patient, detailsSchema, signal)
    },

    async content(access, id, signal) {
      const path = pathOf(id, '/content')
      if (!path.ok) return path
      const request = {
        ...({ operation: 'message-content', method: 'GET', path: path.value } as const),
        ...{ scopes: [scopes.recipient], headers: { Accept: 'text/plain' }, expected: [200] },
      }
      const called = await call(access, request, signal)
      return called.ok ? readContent(called.value.name, called.value.answer) : called
    },

    markRead: (access, id, signal) =>
      act(
        access,
        id,
        'recipient',
        { operation: 'message-read', method: 'POST', rest: '/markasread' },
        signal,
      ),

    confirm: (access, id, signal) =>
      act(
        access,
        id,
        'recipient',
        { operation: 'message-confirm', method: 'POST', rest: '/confirm' },
        signal,
      ),

    purge: (access, id, role, signal) =>
      act(access, id, role, { operation: 'message-purge', method: 'DELETE', rest: '/purge' }, signal),

    forward(access, id, { email, text }, signal) {
      const body = JSON.stringify({ forwardTo: email, forwardingText: text === '' ? null : text })
      const request = { operation: 'message-forward', method: 'POST', rest: '/forward' } as const
      return act(access, id, 'recipient', { ...request, headers: json, body }, signal)
    },

    async download(access, id, attachmentId, signal) {
      if (!guid.safeParse(attachmentId).success) return failure(fault('attachment-not-found'))
      const path = pathOf(id, `/attachment/${attachmentId}/download`)
      if (!path.ok) return path
      const request = {
        ...({ operation: 'message-download', method: 'GET', path: path.value } as const),
        ...{ scopes: [scopes.recipient], answerTimeout: downloadTimeout, expected: [200], blocks: true },
        // Its type follows the name's ending, and errors have another one.
        headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
      }
      const called = await call(access, request, signal)
      if (!called.ok) return called
      const found = attachmentDownload(called.value.name, called.value.answer)
      if (!found.ok) await called.value.answer.discard()
      return found
    },

    ...createAttachments({
      call,
      ask: (access, request, schema, signal) => ask(access, 'sender', request, schema, signal),
      scope: scopes.sender,
    }),
  }
}
