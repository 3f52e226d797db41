/** Broker's error bodies, each in the shape that its source gives it. broker.md §3. */
import { STATUS_CODES } from 'node:http'
import type { Call } from '../http/call.ts'
import { Refused, text, type Reply } from '../http/reply.ts'

/** Section of RFC 9110 per status, as ASP.NET puts it into `type`. */
const sections: Readonly<Record<number, string>> = {
  400: '15.5.1',
  401: '15.5.2',
  403: '15.5.4',
  404: '15.5.5',
  408: '15.5.9',
  409: '15.5.10',
  410: '15.5.11',
  415: '15.5.16',
  416: '15.5.17',
  422: '15.5.21',
  500: '15.6.1',
  502: '15.6.3',
  503: '15.6.4',
}

export const problemType = (status: number): string =>
  `https://tools.ietf.org/html/rfc9110#section-${sections[status] ?? '15.5'}`

const errors = {
  'BRO-00001': [404, 'The requested file transfer was not found'],
  'BRO-00002': [400, 'Service owner needs to be configured to use the broker API'],
  'BRO-00004': [
    409,
    'A file transfer has already been, or attempted to be, created. Create a new file transfer resource to try again.',
  ],
  'BRO-00005': [
    403,
    'The resource needs to be registered as an Altinn 3 resource and it has to be associated with a service owner',
  ],
  'BRO-00006': [
    401,
    'You must use a bearer token that represents a system user with access to the resource in the Resource Rights Registry',
  ],
  'BRO-00007': [
    403,
    "The requested file transfer's file is not ready for download. See file transfer status.",
  ],
  'BRO-00008': [500, 'Error occurred while uploading file See /details for more information.'],
  'BRO-00009': [
    400,
    'The checksum of uploaded file did not match the checksum specified in initialize call.',
  ],
  'BRO-00010': [
    400,
    'A file transfer can only be confirmed to be downloaded when it is published. See file transfer status.',
  ],
  'BRO-00011': [400, 'Max file transfer size cannot be negative'],
  'BRO-00012': [400, 'Max file transfer size cannot be zero'],
  'BRO-00014': [
    400,
    "Invalid file transfer time to live format. Should follow ISO8601 standard for duration. Example: 'P30D' for 30 days.",
  ],
  'BRO-00015': [400, 'Time to live cannot exceed 365 days'],
  'BRO-00016': [400, 'File size exceeds maximum'],
  'BRO-00017': [
    400,
    "Invalid grace period format. Should follow ISO8601 standard for duration. Example: 'PT2H' for 2 hours.",
  ],
  'BRO-00018': [400, 'Grace period cannot exceed 24 hours'],
  'BRO-00019': [400, 'Cannot confirm before the files have been downloaded'],
  'BRO-00021': [503, 'Storage provider is not ready yet. Please try again later.'],
  'BRO-00022': [
    400,
    'Max file transfer size cannot be set higher than 100GB in production because it has not yet been tested for it. Contact us @ Slack if you need it.',
  ],
  'BRO-00023': [
    400,
    'In order to use manifest file shim you need to provide external service code and edition code',
  ],
  'BRO-00024': [400, 'The service owner associated with the resource has not been configured.'],
  'BRO-00025': [400, 'The resource has not been configured.'],
  'BRO-00026': [
    400,
    'The resource requires the service owner party to be present as part of the transaction.',
  ],
  'BRO-00027': [
    400,
    'When required party is specified and the required party is not the sender, the number of recipients can only be one.',
  ],
  'BRO-00028': [400, 'All recipients need to be in the access list of the resource.'],
  'BRO-00029': [416, 'The requested byte range is not satisfiable.'],
  'BRO-06001': [404, 'No file transfers were found for the given period'],
  'BRO-06003': [400, 'Invalid year or month'],
  'BRO-06004': [400, 'Invalid month'],
  'BRO-06005': [400, 'At least one of includeEndUser and includeVendor must be true'],
  'BRO-07001': [400, 'Caller organization id could not be determined'],
  'BRO-07002': [409, 'Service owner already exists'],
  'BRO-07004': [404, 'Service owner not found'],
} as const satisfies Record<string, readonly [number, string]>
export type BrokerError = keyof typeof errors

interface ProblemFacts {
  readonly detail?: string
  readonly code?: string
  readonly instance?: string
  readonly twice?: boolean
}

/** A ProblemDetails body. */
export function problem(call: Call, status: number, facts: ProblemFacts = {}): Reply {
  const title = STATUS_CODES[status] ?? 'Error'
  const { detail, code, instance, twice = false } = facts
  const body = JSON.stringify({
    type: problemType(status),
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(code === undefined ? {} : { code, statusDescription: title }),
    traceId: call.traceId,
  })
  // The error library and the framework each write it (broker.md §3.1).
  const whole = twice ? `${body.slice(0, -1)},"traceId":${JSON.stringify(call.traceId)}}` : body
  return text(status, whole, 'application/problem+json; charset=utf-8')
}

/** Status and sentence of an error, for answers that are not JSON. */
export const wordsOf = (code: BrokerError): readonly [status: number, detail: string] => errors[code]

export function brokerError(call: Call, code: BrokerError): Refused {
  const [status, detail] = errors[code]
  return new Refused(problem(call, status, { detail, code, twice: true }))
}

export function internalError(call: Call): Reply {
  return problem(call, 500, { detail: '', instance: call.path })
}

/** What ASP.NET says when the model does not hold: property names of .NET, or JSON paths. */
export function validationProblem(call: Call, errors: Readonly<Record<string, readonly string[]>>): Refused {
  const body = {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors,
    traceId: call.traceId,
  }
  return new Refused(text(400, JSON.stringify(body), 'application/problem+json; charset=utf-8'))
}
