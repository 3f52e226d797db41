/** The small `.json` beside a file that says to whom it goes. Another system writes it: outside data. */
import { z } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import { folderPropertiesSchema, longestReference } from '../../preload/contract/folder-models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'

/** Characters; larger is something else under this name. */
export const longestSideCar = 64 * 1_024

const text = (most: number) => z.string().min(1).max(most)
/** Unknown names are refused: a misspelt `recipient` must not send to nobody, or to the wrong one. */
const sideCarSchema = z.strictObject({
  recipients: z.array(text(100)).min(1).max(1_000),
  reference: z.string().max(longestReference).optional(),
  properties: folderPropertiesSchema.default({}),
})

export interface SideCar {
  /** Nine digits each, checked, without doubles. */
  readonly recipients: readonly string[]
  readonly reference: string | undefined
  readonly properties: Readonly<Record<string, string>>
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''))
  } catch {
    return null
  }
}

/** Faults: folder-side-car-invalid (which field, under «technical»), recipient-invalid. */
export function parseSideCar(name: string, content: string): Result<SideCar> {
  const parsed = sideCarSchema.safeParse(parseJson(content))
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.join('.') || 'JSON').join(', ')
    return failure(fault('folder-side-car-invalid', { values: { name }, technical: { text: where } }))
  }
  const numbers = new Set<string>()
  for (const value of parsed.data.recipients) {
    const number = parseOrganisationNumber(value)
    if (number === null) return failure(fault('recipient-invalid', { values: { value } }))
    numbers.add(number)
  }
  const { reference, properties } = parsed.data
  return success({ recipients: [...numbers], reference, properties })
}
