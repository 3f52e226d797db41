/** Correspondence's addresses: which policy, which forms are accepted, which operation answers. correspondence.md §1.3. */
import { isGuid } from '../identifiers.ts'
import type { Call } from '../http/call.ts'
import { empty, json, Refused, text, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import type { Caller, Policy } from './access.ts'
import {
  deleteAttachment,
  downloadOwn,
  initializeAttachment,
  printAttachment,
  uploadAttachment,
} from './attachment-operations.ts'
import { download, downloadAll } from './download.ts'
import { formInitialize } from './form-initialize.ts'
import { forward } from './forward.ts'
import { initialize } from './initialize.ts'
import { readInitialize } from './initialize-model.ts'
import { list } from './list.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError, validationProblem, wrongContentType } from './problems.ts'
import { purge } from './purge.ts'
import { confirm, content, details, markAsRead, overview } from './recipient.ts'

/** Five hundred recipients and 30 000 characters, each written as `\uXXXX`, fit. */
const largestJson = 4 * 1_048_576

/** Whether `Accept` names the type itself or everything: `application/*` and problems do not count. */
function accepts(header: string, type: string): boolean {
  return header.split(',').some((entry) => {
    const name = entry.split(';')[0]?.trim().toLowerCase()
    return name === '*/*' || name === type
  })
}

async function readJson(call: Call): Promise<unknown> {
  const type = call.headers['content-type']
  if (type !== undefined && !/^(application|text)\/([\w.+-]*\+)?json\s*(;|$)/i.test(type)) {
    throw wrongContentType(call)
  }
  const body = await call.text(largestJson)
  try {
    return JSON.parse(body) as unknown
  } catch {
    throw validationProblem(call, { $: ['The input was not valid JSON.'] })
  }
}

interface Operation {
  readonly operation: string
  readonly method: Method
  readonly path: string
  readonly policy: Policy
  /** What `Accept` must name; null = not looked at. */
  readonly type: string | null
  handle(call: Call, caller: Caller): Promise<Reply> | Reply
}

type Handle = Operation['handle']
const jsonType = 'application/json'

export function correspondenceRoutes(base: string, ports: CorrespondencePorts): readonly Route[] {
  const one = '/correspondence/:id'
  const file = '/attachment/:attachmentId'
  const using =
    (work: (ports: CorrespondencePorts, call: Call, caller: Caller) => Promise<Reply> | Reply): Handle =>
    (call, caller) =>
      work(ports, call, caller)
  const on = (
    operation: string,
    address: `${Method} ${string}`,
    policy: Policy,
    type: string | null,
    handle: Handle,
  ): Operation => {
    const [method = '', path = ''] = address.split(' ')
    return { operation, method: method as Method, path, policy, type, handle }
  }

  const operations = [
    on('message-initialize', 'POST /correspondence', 'Sender', jsonType, async (call, caller) => {
      const model = readInitialize(call, await readJson(call), false)
      return json(200, await initialize(ports, { call, caller, model, uploaded: [] }))
    }),
    on('message-upload', 'POST /correspondence/upload', 'Sender', jsonType, async (call, caller) =>
      json(200, await formInitialize(ports, call, caller)),
    ),
    on('message-list', 'GET /correspondence', 'SenderOrRecipient', jsonType, (call, caller) =>
      json(200, list(ports, call, caller)),
    ),
    on('message-overview', `GET ${one}`, 'SenderOrRecipient', jsonType, using(overview)),
    on('message-details', `GET ${one}/details`, 'SenderOrRecipient', jsonType, using(details)),
    on('message-content', `GET ${one}/content`, 'Recipient', 'text/plain', using(content)),
    on('message-read', `POST ${one}/markasread`, 'Recipient', jsonType, using(markAsRead)),
    on('message-confirm', `POST ${one}/confirm`, 'Recipient', jsonType, using(confirm)),
    on('message-purge', `DELETE ${one}/purge`, 'SenderOrRecipient', jsonType, using(purge)),
    on('message-download', `GET ${one}${file}/download`, 'Download', null, using(download)),
    on('message-download-all', `GET ${one}/attachments/downloadall`, 'Download', null, using(downloadAll)),
    on('message-forward', `POST ${one}/forward`, 'Recipient', jsonType, async (call, caller) =>
      forward(ports, call, caller, await readJson(call)),
    ),
    on('message-forward-check', `GET ${one}/forward/check`, 'CheckForwarding', jsonType, (call) => {
      const message = ports.messages.get(call.params['id'] ?? '')
      if (message === null) throw correspondenceError(call, 1001)
      return json(200, { allowForwarding: message.forwarding })
    }),
    on('message-attachment-initialize', 'POST /attachment', 'Sender', jsonType, async (call, caller) =>
      json(200, initializeAttachment(ports, call, caller, await readJson(call))),
    ),
    on('message-attachment-upload', `POST ${file}/upload`, 'Sender', jsonType, async (call, caller) => {
      const type = call.headers['content-type']
      if (type !== undefined && !/^application\/octet-stream\s*(;|$)/i.test(type))
        throw wrongContentType(call)
      await uploadAttachment(ports, call, caller)
      return json(200, printAttachment(ports, call, caller, false))
    }),
    on('message-attachment-overview', `GET ${file}`, 'Sender', jsonType, (call, caller) =>
      json(200, printAttachment(ports, call, caller, false)),
    ),
    on('message-attachment-details', `GET ${file}/details`, 'Sender', jsonType, (call, caller) =>
      json(200, printAttachment(ports, call, caller, true)),
    ),
    on('message-attachment-download', `GET ${file}/download`, 'Sender', null, using(downloadOwn)),
    on('message-attachment-purge', `DELETE ${file}`, 'Sender', jsonType, async (call, caller) => {
      await deleteAttachment(ports, call, caller)
      return empty(204)
    }),
  ]

  return operations.map(({ operation, method, path, policy, type, handle }) => ({
    operation,
    method,
    pattern: `${base}${path}`,
    async handle(call) {
      const caller = await ports.access.authenticate(call, policy)
      const { accept } = call.headers
      if (type !== null && accept !== undefined && !accepts(accept, type)) {
        throw new Refused(text(406, `Supported types: ${type}`, 'text/plain; charset=utf-8'))
      }
      for (const name of ['id', 'attachmentId']) {
        const id = call.params[name]
        if (id !== undefined && !isGuid(id)) {
          throw validationProblem(call, { [name]: [`The value '${id}' is not valid.`] })
        }
      }
      return handle(call, caller)
    },
  }))
}
