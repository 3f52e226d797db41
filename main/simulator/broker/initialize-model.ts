/** What initialize takes and the texts with which it refuses. broker.md §1.4, §3.3. */
import type { Call } from '../http/call.ts'
import { validationProblem } from './problems.ts'

export interface InitializeModel {
  readonly fileName: string
  readonly resourceId: string
  readonly reference: string
  readonly sender: string
  readonly recipients: readonly string[]
  readonly properties: Readonly<Record<string, string>>
  readonly checksum: string | null
  readonly disableVirusScan: boolean
}

const party = /^(?:\d{4}:\d{9}|urn:altinn:organization:identifier-no:\d{9})$/
const example = 'countrycode:organizationnumber, for instance 0192:910753614'
const resourcePrefix = 'urn:altinn:resource:'
/** The database column; the API itself says 4096 (broker.md fact 3). */
export const longestStoredReference = 500

type Errors = Record<string, string[]>
type Input = Readonly<Record<string, unknown>>

/** Property names match without regard to case; unknown ones are ignored. */
function field(input: Input, name: string): unknown {
  const key = Object.keys(input).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : input[key]
}

function conversionError(errors: Errors, path: string): void {
  errors[path] = [`The JSON value could not be converted. Path: ${path}`]
}

function readText(errors: Errors, input: Input, name: string, longest: number): string {
  const property = name.charAt(0).toUpperCase() + name.slice(1)
  const value = field(input, name)
  if (value === undefined || value === null) errors[property] = [`The ${property} field is required.`]
  else if (typeof value !== 'string') conversionError(errors, `$.${name}`)
  else if (value.length < 1 || value.length > longest) {
    errors[property] = [
      `The field ${property} must be a string with a minimum length of 1 and a maximum length of ${longest}.`,
    ]
  } else return value
  return ''
}

function readSender(errors: Errors, input: Input): string {
  const sender = readText(errors, input, 'sender', 255)
  if (sender !== '' && !party.test(sender)) {
    errors['Sender'] = [`Organization numbers should be on the form ${example}`]
  }
  return sender
}

function readRecipients(errors: Errors, input: Input): readonly string[] {
  const value = field(input, 'recipients')
  if (value === undefined || value === null) errors['Recipients'] = ['The Recipients field is required.']
  else if (!Array.isArray(value)) conversionError(errors, '$.recipients')
  else if (value.length === 0) errors['Recipients'] = ['One or more recipients are required']
  else if (!value.every((entry) => typeof entry === 'string')) conversionError(errors, '$.recipients')
  else if (!value.every((entry) => party.test(entry))) {
    errors['Recipients'] = [`Each recipient should be on the form ${example}`]
  } else return value
  return []
}

function readProperties(errors: Errors, input: Input): Readonly<Record<string, string>> {
  const value = field(input, 'propertyList')
  if (value === undefined) return {}
  if (value === null) errors['PropertyList'] = ['The PropertyList field is required.']
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== null) conversionError(errors, '$.propertyList')
    return {}
  }
  const entries = Object.entries(value)
  if (entries.length > 10) errors['PropertyList'] = ['PropertyList can contain at most 10 properties']
  const properties: Record<string, string> = {}
  for (const [key, text] of entries) {
    if (typeof text !== 'string') conversionError(errors, `$.propertyList.${key}`)
    else if (key.length > 50) {
      errors['PropertyList'] = [
        `PropertyList Key can not be longer than 50. Length:${key.length}, KeyName:${key}`,
      ]
    } else if (text.length > 3_000) {
      errors['PropertyList'] = [
        `PropertyList Value can not be longer than 3000. Length:${text.length}, Value:${text}`,
      ]
    } else properties[key] = text
  }
  return properties
}

function readChecksum(errors: Errors, input: Input): string | null {
  const value = field(input, 'checksum')
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return null
  if (typeof value !== 'string') conversionError(errors, '$.checksum')
  else if (value.length !== 32) {
    errors['Checksum'] = ['The checksum, if used, must be a MD5 hash with a length of 32 characters']
  } else if (value !== value.toLowerCase()) {
    errors['Checksum'] = ['The checksum, if used, must be a MD5 hash in lower case']
  } else return value
  return null
}

function readResource(errors: Errors, input: Input): string {
  const value = readText(errors, input, 'resourceId', 255)
  const bare = value.startsWith(resourcePrefix) ? value.slice(resourcePrefix.length) : value
  if (bare.includes(':')) errors['ResourceId'] = ['Invalid Resource identifier format']
  return bare
}

function readFlag(errors: Errors, input: Input, name: string): boolean {
  const value = field(input, name)
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') conversionError(errors, `$.${name}`)
  return value === true
}

/** Refuses with a validation problem that lists everything that is wrong. */
export function readInitialize(call: Call, input: unknown): InitializeModel {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw validationProblem(call, { $: ['The JSON value could not be converted. Path: $'] })
  }
  const given = input as Input
  const errors: Errors = {}
  // Left out it is "", which is too short: in practice it is required.
  const reference = 'sendersFileTransferReference'
  const withReference = field(given, reference) === undefined ? { ...given, [reference]: '' } : given
  const model = {
    fileName: readText(errors, given, 'fileName', 255),
    resourceId: readResource(errors, given),
    reference: readText(errors, withReference, reference, 4_096),
    sender: readSender(errors, given),
    recipients: readRecipients(errors, given),
    properties: readProperties(errors, given),
    checksum: readChecksum(errors, given),
    disableVirusScan: readFlag(errors, given, 'disableVirusScan'),
  }
  if (Object.keys(errors).length > 0) throw validationProblem(call, errors)
  return model
}
