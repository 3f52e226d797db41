/** Reads the answers of Altinn's services as they really come: JSON, empty, plain text, or a proxy's page. */
import { z } from 'zod'
import { fault, type Fault, type FaultTechnical } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { faultOfError } from '../lib/network.ts'
import { redactText } from '../lib/redact-text.ts'
import type { NetworkAnswer } from '../ports.ts'

/** An answer that has been read whole. */
export interface ReadAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Which call an answer belongs to, for «Details». */
export interface CallName {
  readonly service: string
  readonly operation: string
  readonly host: string
}

const longestText = 500

/** At most `limit` bytes of it (1 MiB). Faults of the network while the body comes. */
export async function readAnswer(answer: NetworkAnswer, limit?: number): Promise<Result<ReadAnswer>> {
  try {
    return success({ status: answer.status, headers: answer.headers, text: await answer.text(limit) })
  } catch (error) {
    return failure(faultOfError(error))
  }
}

/** Parsed JSON, or undefined. Keys that stand twice are no fault: the last one counts (broker.md §3.1). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The services' own words for «Details», redacted and cut. */
export function technicalOf(
  call: CallName,
  answer: Pick<ReadAnswer, 'status'>,
  more: Pick<FaultTechnical, 'code' | 'trace' | 'text'> = {},
): FaultTechnical {
  const { text, ...rest } = more
  const { service, operation } = call
  const words = text === undefined ? {} : { text: redactText(text).slice(0, longestText) }
  return { service, operation, status: answer.status, ...rest, ...words }
}

/** A page where data was expected, or a redirect, comes from something between us and Altinn. */
export function isFromProxy(answer: ReadAnswer): boolean {
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) return true
  const type = answer.headers['content-type'] ?? ''
  return /^\s*text\/html|xhtml/i.test(type) || /^\uFEFF?\s*</.test(answer.text)
}

/** The fault for such a page. */
export function proxyAnswer(call: CallName, answer: ReadAnswer): Fault {
  const title = /<title[^>]*>([^<]{0,200})/i.exec(answer.text)?.[1]?.trim()
  const text = title || answer.headers['location']
  return fault('proxy-answer', {
    values: { host: call.host },
    technical: technicalOf(call, answer, text ? { text } : {}),
  })
}

/** An answer of the right status whose content is not what was agreed. */
export function unreadable(call: CallName, answer: Pick<ReadAnswer, 'status'>, text: string): Fault {
  return fault('answer-unreadable', {
    values: { host: call.host },
    technical: technicalOf(call, answer, { text }),
  })
}

/** Checked data out of an answer. Faults: those of reading, proxy-answer, answer-unreadable. */
export async function parsedAnswer<T>(
  call: CallName,
  answer: NetworkAnswer,
  schema: z.ZodType<T>,
): Promise<Result<T>> {
  const read = await readAnswer(answer)
  if (!read.ok) return read
  if (isFromProxy(read.value)) return failure(proxyAnswer(call, read.value))
  const checked = schema.safeParse(parseJson(read.value.text))
  if (checked.success) return success(checked.data)
  return failure(unreadable(call, read.value, z.prettifyError(checked.error)))
}

/** An answer whose status says it all. Faults: those of reading, proxy-answer. */
export async function emptyAnswer(call: CallName, answer: NetworkAnswer): Promise<Result<null>> {
  const read = await readAnswer(answer)
  if (!read.ok) return read
  return isFromProxy(read.value) ? failure(proxyAnswer(call, read.value)) : success(null)
}
