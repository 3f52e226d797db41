/** Reads changed key files and counts what becomes of them. */
import { createPrivateKey } from 'node:crypto'
import { readKeyEntries } from '../../main/identity/keys/key-entries.ts'
import { keyFile, plainPassword } from '../support/key-files.ts'
import { changed, createDice } from './changes.ts'

const names = ['quick-aes.p12', 'quick-rc2.p12', 'quick-rc4.p12', 'quick-open.p12', 'quick-open.p12']
const pkcs12 = names.map((name) => keyFile(`key-files/${name}`))
const pem = keyFile('key-files/certificates-and-key.pem')
const pkcs8 = createPrivateKey(Buffer.from(pem).toString())
const others = [
  pkcs8.export({ format: 'der', type: 'pkcs8' }),
  Buffer.from(JSON.stringify(pkcs8.export({ format: 'jwk' }))),
]
const files = [...pkcs12, ...pkcs12, pem, ...others]

/** `read`, or the code of the fault; an exception is what must never be. */
export function outcomeOf(seed: number): string {
  const bytes = changed(files, createDice(seed))
  try {
    const entries = readKeyEntries(bytes, plainPassword)
    if (!entries.ok) return entries.fault.code
    return entries.value.some(({ fault }) => fault === null) ? 'read' : 'read, no key usable'
  } catch (error) {
    return `exception: ${error instanceof Error ? error.message : String(error)}`
  }
}

export type Outcomes = Map<string, number>

export function count(outcomes: Outcomes, outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

/** What a reader may say of a file that somebody has changed. */
export const expectedOutcomes: readonly string[] = [
  'read',
  'read, no key usable',
  'key-file-not-recognised',
  'key-file-damaged',
  'key-file-too-costly',
  'key-file-unsupported',
  'key-password-wrong',
  'key-public-only',
  'key-missing-in-file',
  'key-type-wrong',
]
