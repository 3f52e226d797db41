/** Maskinporten's errors, by number. Texts from its error page; the trace id is what the help desk asks for. */
import { randomUUID } from 'node:crypto'
import { json, Refused, type Reply } from '../http/reply.ts'

interface Wording {
  readonly status: number
  readonly error: string
  readonly text: string
}

const invalidGrant = (text: string): Wording => ({ status: 400, error: 'invalid_grant', text })

const wordings = {
  'MP-011': { status: 400, error: 'invalid_request', text: 'Invalid parameter value' },
  'MP-012': invalidGrant('Grant is used before'),
  'MP-100': { status: 401, error: 'invalid_client', text: 'Client not found. Client authentication failed' },
  'MP-110': invalidGrant('Invalid JWT claim aud'),
  'MP-120': invalidGrant('The JWT is signed with an invalid certificate'),
  'MP-121': invalidGrant('Expired key'),
  'MP-122': invalidGrant('Does not match certificate orgno'),
  'MP-123': invalidGrant('Invalid JWT header x5c'),
  'MP-124': invalidGrant('Invalid JWT signature'),
  'MP-130': invalidGrant('JWT is expired'),
  'MP-200': {
    status: 400,
    error: 'invalid_scope',
    text: 'The request contains invalid scopes for client',
  },
  'MP-201': { status: 400, error: 'invalid_scope', text: 'The client is not allowed for maskinporten' },
  'MP-250': {
    status: 403,
    error: 'invalid_scope',
    text: 'Consumer has not been granted access to the scope',
  },
  'MP-251': {
    status: 403,
    error: 'invalid_scope',
    text: 'The consumer has not delegated access to the scope to the supplier',
  },
  'MP-301': {
    status: 400,
    error: 'invalid_authorization_details',
    text: 'Unknown authorization details type',
  },
  'MP-302': {
    status: 400,
    error: 'invalid_authorization_details',
    text: 'Unknown fields in the authorization details',
  },
  'MP-303': {
    status: 400,
    error: 'invalid_altinn_customer_configuration',
    text: 'Invalid authorization details values. System user not found',
  },
} as const satisfies Record<string, Wording>
export type RefusalNumber = keyof typeof wordings

const page = 'https://docs.digdir.no/docs/Maskinporten/maskinporten_feilsoking'

function reply({ status, error, text }: Wording, number: RefusalNumber | null, detail: string): Reply {
  const name = number === null ? text : `${number}: ${text}`
  const description = `${name}${detail === '' ? '' : ` (${detail})`}. trace_id: ${randomUUID()}`
  return json(
    status,
    { error, error_description: description, error_uri: page },
    { 'Cache-Control': 'no-store' },
  )
}

export function refuse(number: RefusalNumber, detail = ''): Refused {
  return new Refused(reply(wordings[number], number, detail))
}

/** The one error that has no number. */
export function issuedAfterNow(): Refused {
  return new Refused(reply(invalidGrant('Invalid assertion. Issue time is after now'), null, ''))
}
