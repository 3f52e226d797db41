/** The practice world's private keys: made at the first start, kept in a file that only this person can read. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'

const privateJwk = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() })
const keysSchema = z.object({
  maskinporten: privateJwk,
  altinn: privateJwk,
  /** By organisation number. */
  organisations: z.record(z.string(), privateJwk),
})
export type PrivateJwk = z.infer<typeof privateJwk>
export type Keys = z.infer<typeof keysSchema>

/** Small for the sake of a quick first start: nothing real hangs on it. */
const modulusLength = 2_048

async function makeKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength, extractable: true })
  return privateJwk.parse(await exportJWK(privateKey))
}

function read(file: string): Keys | null {
  try {
    return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Reads the keys, or makes what is missing. */
export async function provideKeys(folder: string, organisations: readonly string[]): Promise<Keys> {
  const file = path.join(folder, 'keys.json')
  const known = read(file)
  const missing = organisations.filter((organisation) => known?.organisations[organisation] === undefined)
  if (known !== null && missing.length === 0) return known
  const [maskinporten, altinn, ...made] = await Promise.all([
    known?.maskinporten ?? makeKey(),
    known?.altinn ?? makeKey(),
    ...missing.map(makeKey),
  ])
  const added = missing.flatMap((organisation, index) => {
    const key = made[index]
    return key === undefined ? [] : [[organisation, key] as const]
  })
  const keys = {
    maskinporten,
    altinn,
    organisations: { ...known?.organisations, ...Object.fromEntries(added) },
  }
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return keys
}

/** What others may see of a key. */
export function publicPart(key: PrivateJwk): JWK & { readonly n: string; readonly e: string } {
  return { kty: 'RSA', n: key.n, e: key.e }
}

export async function keyIdOf(key: PrivateJwk): Promise<string> {
  return calculateJwkThumbprint(publicPart(key))
}
