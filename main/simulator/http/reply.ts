/** What a handler answers. Nothing is written to the socket before the whole reply is known. */
import type { Readable } from 'node:stream'

export interface BodyStream {
  /** Bytes that will follow. */
  readonly length: number
  open(): Readable
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | BodyStream | null
}

/** Leaves a handler early with a reply: a refusal is an answer like any other. */
export class Refused extends Error {
  readonly reply: Reply

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`)
    this.reply = reply
  }
}

export function empty(status: number, headers: Reply['headers'] = {}): Reply {
  return { status, headers, body: null }
}

export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return text(status, JSON.stringify(value), 'application/json; charset=utf-8', headers)
}

export function text(status: number, body: string, type: string, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'Content-Type': type, ...headers }, body }
}
