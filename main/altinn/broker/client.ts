/** Client of Altinn Broker. broker.md §1. */
import type { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { emptyAnswer, parsedAnswer } from '../answers.ts'
import type { ServicePorts } from '../service-call.ts'
import { createdSchema, detailsSchema, fileTransferId, overviewSchema, searchSchema } from './answers.ts'
import { createBrokerCall, readScope, writeScope } from './call.ts'
import { downloadExtent } from './download.ts'
import { formatServiceTime } from './times.ts'
import type { Broker, InitializeRequest, SearchQuery } from './types.ts'

/** The service answers when it has stored the last byte, and may check a large file first. */
const uploadAnswerTimeout = 10 * 60_000
const downloadAnswerTimeout = 2 * 60_000
const urnPrefix = /^urn:altinn:resource:/
const json = { 'Content-Type': 'application/json' }

function bodyOf(request: InitializeRequest): string {
  return JSON.stringify({
    fileName: request.fileName,
    resourceId: request.resourceId.replace(urnPrefix, ''),
    sendersFileTransferReference: request.reference,
    // The URN form is accepted and then not found in search (fact 4).
    sender: `0192:${request.sender}`,
    recipients: request.recipients.map((recipient) => `0192:${recipient}`),
    propertyList: request.properties,
    checksum: request.checksum,
    disableVirusScan: request.disableVirusScan,
  })
}

function queryOf(query: SearchQuery): string {
  const { status, recipientStatus, role, from, to, ascending } = query
  return new URLSearchParams({
    // Search knows the bare id only (fact 5).
    resourceId: query.resourceId.replace(urnPrefix, ''),
    ...(status === undefined ? {} : { status }),
    ...(recipientStatus === undefined ? {} : { recipientStatus }),
    ...(role === undefined ? {} : { role }),
    ...(from === undefined ? {} : { from: formatServiceTime(from) }),
    ...(to === undefined ? {} : { to: formatServiceTime(to) }),
    ...(ascending === undefined ? {} : { orderAscending: String(ascending) }),
  }).toString()
}

/**
 * Faults of every call: those of the network, of the tokens, token-refused, scope-missing,
 * service-no-access, subscription-key-missing, too-many-calls, service-busy, proxy-answer,
 * answer-unreadable, stopping, and those of broker.md §3.2 that fit the operation.
 */
export function createBroker(ports: ServicePorts): Broker {
  const call = createBrokerCall(ports)

  /** The path of a transfer; null for what cannot be an id, which also keeps `..` out of addresses. */
  const pathOf = (id: string, rest = ''): Result<string> =>
    fileTransferId.safeParse(id).success ? success(`/${id}${rest}`) : failure(fault('transfer-not-found'))

  const look = async <T>(
    operation: 'overview' | 'details',
    schema: z.ZodType<T>,
    ...[access, id, signal]: Parameters<Broker['overview']>
  ): Promise<Result<T>> => {
    const path = pathOf(id, operation === 'details' ? '/details' : '')
    if (!path.ok) return path
    const request = {
      operation,
      method: 'GET',
      path: path.value,
      scopes: [readScope, writeScope],
      expected: [200],
    } as const
    const called = await call(access, request, signal)
    return called.ok ? parsedAnswer(called.value.name, called.value.answer, schema) : called
  }

  return {
    async initialize(access, request, signal) {
      const called = await call(
        access,
        {
          operation: 'initialize',
          method: 'POST',
          path: '',
          scopes: [writeScope],
          headers: json,
          body: bodyOf(request),
          values: {
            service: request.resourceId.replace(urnPrefix, ''),
            name: request.fileName,
            // Of several, the service does not say which one it means.
            ...(request.recipients.length === 1 ? { recipient: request.recipients[0] ?? '' } : {}),
          },
          expected: [200],
        },
        signal,
      )
      return called.ok ? parsedAnswer(called.value.name, called.value.answer, createdSchema) : called
    },

    async upload(access, id, body, signal) {
      const path = pathOf(id, '/upload')
      if (!path.ok) return path
      const called = await call(
        access,
        {
          operation: 'upload',
          method: 'POST',
          path: path.value,
          scopes: [writeScope],
          headers: { 'Content-Type': 'application/octet-stream' },
          body,
          answerTimeout: uploadAnswerTimeout,
          expected: [200],
        },
        signal,
      )
      if (!called.ok) return called
      const answered = await parsedAnswer(called.value.name, called.value.answer, createdSchema)
      return answered.ok ? success(null) : answered
    },

    async search(access, query, signal) {
      const called = await call(
        access,
        {
          operation: 'search',
          method: 'GET',
          path: `?${queryOf(query)}`,
          scopes: query.role === 'Sender' ? [writeScope, readScope] : [readScope, writeScope],
          values: { service: query.resourceId.replace(urnPrefix, '') },
          expected: [200],
        },
        signal,
      )
      return called.ok ? parsedAnswer(called.value.name, called.value.answer, searchSchema) : called
    },

    overview: (...input) => look('overview', overviewSchema, ...input),
    details: (...input) => look('details', detailsSchema, ...input),

    async download(access, id, from, signal, to) {
      const isPart = from > 0 || to !== undefined
      const path = pathOf(id, '/download')
      if (!path.ok) return path
      const called = await call(
        access,
        {
          operation: 'download',
          method: 'GET',
          path: path.value,
          scopes: [readScope],
          headers: {
            'Accept-Encoding': 'identity',
            ...(isPart ? { Range: `bytes=${from}-${to === undefined ? '' : to - 1}` } : {}),
          },
          answerTimeout: downloadAnswerTimeout,
          blocks: true,
          expected: isPart ? [200, 206] : [200],
        },
        signal,
      )
      if (!called.ok) return called
      const { answer, name } = called.value
      const extent = downloadExtent(name, answer, from)
      if (!extent.ok) {
        await answer.discard()
        return extent
      }
      return success({ ...extent.value, body: answer.body, discard: answer.discard })
    },

    async confirm(access, id, signal) {
      const path = pathOf(id, '/confirmdownload')
      if (!path.ok) return path
      const called = await call(
        access,
        {
          operation: 'confirm',
          method: 'POST',
          path: path.value,
          scopes: [readScope],
          expected: [200, 204],
        },
        signal,
      )
      if (!called.ok) return called
      return emptyAnswer(called.value.name, called.value.answer)
    },
  }
}
