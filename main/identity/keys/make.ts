/** Makes the keys that are made here: the recommended way, since nothing secret is ever moved (platform.md §1.6). */
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock, Random } from '../../ports.ts'
import type { KeyMaterial } from './material.ts'

const make = promisify(generateKeyPair)
/** Maskinporten's floor is 2048; this lasts beyond 2030. */
const modulusLength = 3072

/** A new RSA key of 3072 bits, without certificates. Takes about a second, off the main thread. */
export async function makeKey(): Promise<KeyMaterial> {
  const { privateKey } = await make('rsa', { modulusLength })
  return { privateKey, certificates: [] }
}

/**
 * `budstikke-310904473-2026-11-20-7f3a`: unique, telling, and of the characters that Maskinporten takes
 * (platform.md §1.5). The day is in UTC.
 */
export function makeKeyId(
  organisation: string,
  { clock, random }: { readonly clock: Pick<Clock, 'now'>; readonly random: Pick<Random, 'uuid'> },
): string {
  const day = new Date(clock.now()).toISOString().slice(0, 10)
  return `budstikke-${organisation}-${day}-${random.uuid().slice(0, 4)}`
}
