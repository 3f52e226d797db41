/** Problems of the system register and of system users, in the two shapes they come in. platform.md §3.5. */
import { STATUS_CODES } from 'node:http'
import { problemType } from '../broker/problems.ts'
import type { Call } from '../http/call.ts'
import { Refused, text } from '../http/reply.ts'

const problems = {
  'AUTH-00001': [400, 'One or more Right not found or not delegable.'],
  'AUTH-00004': [400, 'Failed to create new SystemUser, existing SystemUser tied to the given System-Id.'],
  'AUTH-00010': [404, 'The Id does not refer to a Request in our system.'],
  'AUTH-00011': [404, 'The Id does not refer to a Registered System.'],
  'AUTH-00013': [409, 'The Status of the Request is not New.'],
  'AUTH-00015': [404, 'The SystemUser was not found.'],
  'AUTH-00016': [
    403,
    'DelegationCheck failed with error: Has not access by a delegation of role in ER or Altinn.',
  ],
  'AUTH-00018': [403, 'DelegationCheck failed with error: Has not access by direct delegation.'],
  'AUTH-00019': [
    403,
    'DelegationCheck failed with error: The service requires explicit access in SRR and the reportee is missing this.',
  ],
  'AUTH-00020': [
    403,
    'DelegationCheck failed with error: The service requires explicit authentication level and the reportee is missing this.',
  ],
  'AUTH-00021': [400, 'The RedirectUri was not found or not valid.'],
  'AUTH-00023': [401, "Can't resolve the Organisation Number for the Vendor from the Token."],
  'AUTH-00026': [400, 'No redirect uris are set for the system'],
  'AUTH-00053': [400, 'The user does not have enough access to delegate the requested access packages'],
  'AUTH-00059': [400, 'No AccessPackages or Single Rights found, a SystemUser must have at least one'],
  'AUTH-00061': [
    409,
    'The Status of the Request is not New. Please generate a new CorrellationId for a new Change Request',
  ],
  'AUTH-00063': [
    400,
    'One or more accesspackage is not found in the referenced system in the System Register.',
  ],
  'AUTH-00064': [
    400,
    'One or more access packages cannot be delegated. Either they are intended for clients or they cannot be delegated further.',
  ],
  'AUTH-00066': [403, 'The request requires logged in user to have accessmanager write.'],
  'AUTH-00068': [
    403,
    'DelegationCheck failed with error: Has not access by a delegation of package in Altinn.',
  ],
  'AUTH-00069': [
    403,
    'DelegationCheck failed with error: The receiver does not have the right based on Access List delegation.',
  ],
  'AUTH-00070': [
    403,
    'DelegationCheck failed with error: The resource cannot be delegated to another user or entity.',
  ],
  'AUTH-00071': [
    403,
    'DelegationCheck failed with error: The resource is not delegable because it is a Maskinporten schema resource.',
  ],
} as const satisfies Record<string, readonly [number, string]>
export type AuthProblem = keyof typeof problems

/** The code's own English sentence. */
export const wordsOf = (code: AuthProblem): string => problems[code][1]

const refused = (call: Call, status: number, facts: Readonly<Record<string, unknown>>): Refused => {
  const body = { type: problemType(status), title: STATUS_CODES[status] ?? 'Error', status, ...facts }
  const written = JSON.stringify({ ...body, traceId: call.traceId })
  return new Refused(text(status, written, 'application/problem+json; charset=utf-8'))
}

export function authProblem(call: Call, code: AuthProblem): Refused {
  const [status, detail] = problems[code]
  return refused(call, status, { detail, code })
}

/** The body is not what the model says: without a code of its own. */
export function malformed(call: Call, field: string): Refused {
  return refused(call, 400, {
    title: 'One or more validation errors occurred.',
    errors: { [field]: [`The ${field} field is required.`] },
  })
}

const validations = {
  'VLD-00000': 'the org number identifier is not valid ISO6523 identifier',
  'VLD-00001': 'The system id does not match the format orgnumber_xxxx...',
  'VLD-00002': 'The system id already exists',
  'VLD-00003': "One or more resources specified in rights were not found in Altinn's resource register.",
  'VLD-00004': 'One of the client id is already tagged with an existing system',
  'VLD-00005': 'One or more of the redirect urls format is not valid. The valid format is https://xxx.xx',
  'VLD-00006': 'One or more duplicate rights found',
  'VLD-00007': 'One or more duplicate access package(s) found',
  'VLD-00008': "One or all the accesspackage(s) is not found in altinn's access packages or is not delegable",
  'VLD-00009': 'One or more resource id is in wrong format. The valid format is urn:altinn:resource',
  'VLD-00011': 'Request contains duplicate client ids',
  'VLD-00012': 'The system ID in the request body does not match the system ID in the URL',
  'VLD-00013': 'System ID cannot have spaces in id (leading, trailing or in between the id)',
  'VLD-00017': 'One or more resources specified in rights is of resource type which is not delegable.',
  'VLD-00018':
    "Access packages meant for system user for client relations can't be used in combination with the flag isVisible: true",
} as const
export type Validation = keyof typeof validations

export interface ValidationError {
  readonly code: Validation
  /** Below `/registersystemrequest`. */
  readonly path: string
}

/** All that is wrong with a system, in one answer. */
export function validationProblem(call: Call, errors: readonly ValidationError[]): Refused {
  return refused(call, 400, {
    detail: 'One or more validation errors occurred.',
    code: 'STD-00000',
    validationErrors: errors.map(({ code, path }) => ({
      code: `AUTH.${code}`,
      detail: validations[code],
      paths: [`/registersystemrequest/${path}`],
    })),
  })
}
