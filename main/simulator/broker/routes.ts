/** Broker's addresses: who may call, which forms are accepted, which operation answers. broker.md §1.3. */
import { isGuid } from '../identifiers.ts'
import type { Call } from '../http/call.ts'
import { json, Refused, text, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import type { Caller } from './access.ts'
import { confirm, download } from './download.ts'
import { createFormUpload } from './form-upload.ts'
import { initialize } from './initialize.ts'
import { readInitialize } from './initialize-model.ts'
import type { Limits } from './limits.ts'
import { detailsOf, overviewOf } from './overview.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, problem, validationProblem } from './problems.ts'
import { search } from './search.ts'
import type { FileTransfer } from './transfers.ts'
import type { Upload } from './upload.ts'

const read = 'altinn:broker.read'
const write = 'altinn:broker.write'
/** Ten properties of 3000 characters and thousands of recipients fit. */
const largestJson = 1_048_576

/** `Accept` must literally contain one of these (broker.md fact 20). */
function checkAccept(call: Call, ...types: readonly string[]): void {
  const accept = call.headers.accept
  if (accept === undefined || ['*/*', ...types].some((type) => accept.toLowerCase().includes(type))) return
  throw new Refused(text(406, 'Not Acceptable', 'text/plain; charset=utf-8'))
}

function checkContentType(call: Call, expected: RegExp, optional: boolean): void {
  const type = call.headers['content-type']
  if (type === undefined ? optional : expected.test(type)) return
  throw new Refused(problem(call, 415))
}

export async function readJson(call: Call): Promise<unknown> {
  checkContentType(call, /^(application|text)\/([\w.+-]*\+)?json\s*(;|$)/i, false)
  const body = await call.text(largestJson)
  try {
    return JSON.parse(body) as unknown
  } catch {
    throw validationProblem(call, { $: ['The input was not valid JSON. Path: $ | LineNumber: 0'] })
  }
}

export interface BrokerRoute {
  readonly operation: string
  readonly method: Method
  /** Below `/broker/api/v1`. */
  readonly path: string
  readonly scopes: readonly string[]
  /** Types that `Accept` may name; null = not looked at. */
  readonly accept: readonly string[] | null
  handle(call: Call, caller: Caller): Promise<Reply> | Reply
}

/** Every call of Broker: token, limits, id, `Accept`, then the operation, then the headers that all have. */
export function brokerRoutes(
  base: string,
  { access }: BrokerPorts,
  limits: Limits,
  routes: readonly BrokerRoute[],
): readonly Route[] {
  return routes.map(({ operation, method, path, scopes, accept, handle }) => ({
    operation,
    method,
    pattern: `${base}${path}`,
    async handle(call) {
      const caller = await access.authenticate(call, scopes)
      limits.count(caller.clientId, operation)
      if (accept !== null) checkAccept(call, ...accept)
      const id = call.params['id']
      if (id !== undefined && !isGuid(id)) {
        throw validationProblem(call, { fileTransferId: [`The value '${id}' is not valid.`] })
      }
      return handle(call, caller)
    },
  }))
}

/** The operations of everyday senders and recipients. */
export function transferRoutes(ports: BrokerPorts, upload: Upload): readonly BrokerRoute[] {
  const { transfers, access } = ports
  const formUpload = createFormUpload(ports, upload)
  const accept = ['application/json']
  const either = [read, write]

  const visible = (call: Call, caller: Caller): FileTransfer => {
    const transfer = transfers.get(call.params['id'] ?? '')
    if (transfer === null) throw brokerError(call, 'BRO-00001')
    access.requireEither(call, caller, transfer)
    return transfer
  }

  return [
    {
      ...{ operation: 'initialize', method: 'POST', path: '/filetransfer', scopes: [write], accept },
      async handle(call, caller) {
        const model = readInitialize(call, await readJson(call))
        return json(200, { fileTransferId: await initialize(ports, call, caller, model) })
      },
    },
    {
      ...{ operation: 'upload', method: 'POST', path: '/filetransfer/:id/upload', scopes: [write], accept },
      async handle(call, caller) {
        checkContentType(call, /^application\/octet-stream\s*(;|$)/i, true)
        const id = call.params['id'] ?? ''
        await upload.receive(call, caller, id)
        return json(200, { fileTransferId: id.toLowerCase() })
      },
    },
    {
      ...{ operation: 'form-upload', method: 'POST', path: '/filetransfer/upload', scopes: [write], accept },
      handle: async (call, caller) => json(200, { fileTransferId: await formUpload(call, caller) }),
    },
    {
      ...{ operation: 'search', method: 'GET', path: '/filetransfer', scopes: either, accept },
      handle: (call, caller) => json(200, search(ports, call, caller)),
    },
    {
      ...{ operation: 'overview', method: 'GET', path: '/filetransfer/:id', scopes: either, accept },
      handle: (call, caller) => json(200, overviewOf(visible(call, caller), transfers)),
    },
    {
      ...{ operation: 'details', method: 'GET', path: '/filetransfer/:id/details', scopes: either, accept },
      handle: (call, caller) => json(200, detailsOf(visible(call, caller), transfers)),
    },
    {
      ...{ operation: 'download', method: 'GET', path: '/filetransfer/:id/download', scopes: [read] },
      accept: null,
      handle: (call, caller) => download(ports, call, caller),
    },
    {
      ...{ operation: 'confirm', method: 'POST', path: '/filetransfer/:id/confirmdownload' },
      ...{ scopes: [read], accept },
      handle: (call, caller) => confirm(ports, call, caller),
    },
  ]
}
