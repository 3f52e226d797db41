/** The sender's files by themselves: first uploaded, then scanned, then part of messages. correspondence.md §1.3. */
import type { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'
import { emptyAnswer } from '../answers.ts'
import type { ServiceCall, ServiceRequest } from '../service-call.ts'
import { attachmentDetailsSchema, attachmentSchema, createdSchema, guid } from './answers.ts'
import { attachmentModel, bareId } from './order.ts'
import { largestAttachment } from './order-types.ts'
import type { Correspondence } from './types.ts'

type Attachments = Pick<
  Correspondence,
  'createAttachment' | 'uploadAttachment' | 'attachment' | 'attachmentDetails' | 'deleteAttachment'
>

interface AttachmentPorts {
  readonly call: ServiceCall
  /** With the write scope. */
  readonly ask: <T>(
    access: Access,
    request: Omit<ServiceRequest, 'scopes' | 'expected'>,
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ) => Promise<Result<T>>
  readonly scope: string
}

/** The service answers when it has stored the last byte. */
const uploadTimeout = 10 * 60_000

export function createAttachments({ call, ask, scope }: AttachmentPorts): Attachments {
  const pathOf = (id: string, rest = ''): Result<string> =>
    guid.safeParse(id).success ? success(`/attachment/${id}${rest}`) : failure(fault('attachment-not-found'))

  return {
    createAttachment: (access, attachment, signal) =>
      ask(
        access,
        {
          ...({ operation: 'attachment-initialize', method: 'POST', path: '/attachment' } as const),
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(attachmentModel(attachment)),
          values: { service: bareId(attachment.resourceId), name: attachment.fileName },
        },
        createdSchema,
        signal,
      ),

    async uploadAttachment(access, id, body, signal) {
      const path = pathOf(id, '/upload')
      if (!path.ok) return path
      const request = {
        ...({ operation: 'attachment-upload', method: 'POST', path: path.value } as const),
        headers: { 'Content-Type': 'application/octet-stream' },
        body,
        answerTimeout: uploadTimeout,
        values: { size: body.length, limit: largestAttachment },
      }
      return ask(access, request, attachmentSchema, signal)
    },

    async attachment(access, id, signal) {
      const path = pathOf(id)
      if (!path.ok) return path
      const request = { operation: 'attachment-overview', method: 'GET', path: path.value } as const
      return ask(access, request, attachmentSchema, signal)
    },

    async attachmentDetails(access, id, signal) {
      const path = pathOf(id, '/details')
      if (!path.ok) return path
      const request = { operation: 'attachment-details', method: 'GET', path: path.value } as const
      return ask(access, request, attachmentDetailsSchema, signal)
    },

    async deleteAttachment(access, id, signal) {
      const path = pathOf(id)
      if (!path.ok) return path
      const request = { operation: 'attachment-purge', method: 'DELETE', path: path.value } as const
      // Documented as 200, made 204 by the framework (correspondence.md §1.3, 21).
      const called = await call(access, { ...request, scopes: [scope], expected: [200, 204] }, signal)
      return called.ok ? emptyAnswer(called.value.name, called.value.answer) : called
    },
  }
}
