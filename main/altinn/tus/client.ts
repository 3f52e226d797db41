/**
 * Client of Broker's resumable uploads (TUS 1.0.0, with concatenation). What it never does: Upload-Checksum, which is
 * advertised and always refused, and creating anew what it has created (broker.md fact 21).
 */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { NetworkAnswer } from '../../ports.ts'
import type { Access } from '../access.ts'
import { readAnswer, technicalOf, unreadable } from '../answers.ts'
import { fileTransferId } from '../broker/answers.ts'
import { createBrokerCall, writeScope } from '../broker/call.ts'
import type { ServicePorts, ServiceRequest } from '../service-call.ts'
import type { PartAddress, Standing, Tus } from './types.ts'

/** The last bytes of a part are answered when its blocks are stored. */
const storedTimeout = 10 * 60_000
const base = '/upload/tus'
const headers = { 'Tus-Resumable': '1.0.0' }
const refusals = [404, 409, 423]

const standings: Readonly<Record<number, Exclude<Standing, { at: number }>>> = {
  404: 'gone',
  409: 'conflict',
  423: 'locked',
}

/** 32 hex characters; null for an address that is none of a part. */
function partIdOf(address: PartAddress): string | null {
  return /\/partial\/([0-9a-f]{32})$/.exec(address)?.[1] ?? null
}

/** A path, whatever the service makes of it: never a host, which would get our token. */
function addressOf(location: string | undefined, platform: string): PartAddress | null {
  if (location === undefined || !URL.canParse(location, platform)) return null
  const { pathname } = new URL(location, platform)
  return partIdOf(pathname) === null ? null : pathname
}

function offsetOf(answer: NetworkAnswer): number | null {
  const text = answer.headers['upload-offset']
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
}

type TusRequest = Omit<ServiceRequest, 'operation' | 'scopes'> & { readonly signal: AbortSignal | undefined }

export function createTus(ports: ServicePorts): Tus {
  const call = createBrokerCall(ports)

  /** Errors are plain text, and the status is all there is to go by. */
  const ask = async (access: Access, id: string, { signal, ...request }: TusRequest) => {
    if (!fileTransferId.safeParse(id).success) return failure(fault('transfer-not-found'))
    return call(
      access,
      {
        ...request,
        operation: 'tus',
        path: `${base}/${id}${request.path}`,
        scopes: [writeScope],
        headers: { ...headers, ...request.headers },
      },
      signal,
    )
  }
  type Asked = Awaited<ReturnType<typeof ask>>

  const standingOf = async (called: Asked): Promise<Result<Standing>> => {
    if (!called.ok) return called
    const { answer, name } = called.value
    await answer.discard()
    const refused = standings[answer.status]
    if (refused !== undefined) return success(refused)
    const at = offsetOf(answer)
    if (at !== null) return success({ at })
    return failure(unreadable(name, answer, 'The answer does not say how much is there.'))
  }

  const pathOf = (part: PartAddress): string => `/partial/${partIdOf(part) ?? ''}`

  return {
    async createPart(access, id, length, signal) {
      const called = await ask(access, id, {
        ...{ method: 'POST', path: '', signal, expected: [201, 400] },
        headers: { 'Upload-Concat': 'partial', 'Upload-Length': String(length) },
      })
      if (!called.ok) return called
      const { answer, name } = called.value
      if (answer.status === 400) {
        const read = await readAnswer(answer)
        if (!read.ok) return read
        const technical = technicalOf(name, answer, { text: read.value.text })
        const tooLarge = /exceeds maximum/iu.test(read.value.text)
        return failure(fault(tooLarge ? 'file-too-large' : 'request-refused', { technical }))
      }
      await answer.discard()
      const address = addressOf(answer.headers['location'], access.environment.altinn.platform)
      if (address !== null) return success(address)
      return failure(unreadable(name, answer, 'The answer does not say where the part is.'))
    },

    lookAtPart: async (access, id, part, signal) =>
      standingOf(
        await ask(access, id, { method: 'HEAD', path: pathOf(part), signal, expected: [200, ...refusals] }),
      ),

    async lookAtWhole(access, id, signal) {
      const called = await ask(access, id, {
        ...{ method: 'HEAD', path: '', signal, expected: [200, ...refusals] },
      })
      if (!called.ok) return called
      await called.value.answer.discard()
      return success(standings[called.value.answer.status] ?? 'there')
    },

    append: async (access, id, part, { offset, body }, signal) =>
      standingOf(
        await ask(access, id, {
          ...{ method: 'PATCH', path: pathOf(part), body, signal, expected: [204, ...refusals] },
          headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
          answerTimeout: storedTimeout,
        }),
      ),

    async join(access, id, parts, signal) {
      const called = await ask(access, id, {
        ...{ method: 'POST', path: '', signal, expected: [201, 400, 404] },
        headers: { 'Upload-Concat': `final;${parts.join(' ')}` },
        answerTimeout: storedTimeout,
      })
      if (!called.ok) return called
      const { answer, name } = called.value
      if (answer.status !== 400) {
        await answer.discard()
        return success(answer.status === 201 ? 'joined' : 'gone')
      }
      const read = await readAnswer(answer)
      if (!read.ok) return read
      if (/not finished/iu.test(read.value.text)) return success('unfinished')
      if (/could not find/iu.test(read.value.text)) return success('gone')
      return failure(
        fault('request-refused', { technical: technicalOf(name, answer, { text: read.value.text }) }),
      )
    },
  }
}
