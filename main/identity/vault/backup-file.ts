/** The file of a backup: JSON around one sealed piece. Nothing in it can be read without its passphrase. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { derivationSchema, keyOfPassphrase, newDerivation } from './passphrase.ts'
import { joinParts, splitParts } from './parts.ts'
import { openBytes, sealBytes, type RandomBytes } from './sealing.ts'

export interface BackedUpSecret {
  readonly profileId: string
  readonly purpose: string
  readonly bytes: Uint8Array
}

export interface BackupContents {
  readonly vaultId: string
  /** So that the same home opens again when its keychain has forgotten it. */
  readonly sealingKey: Uint8Array
  /** What the caller wants to find again beside the secrets. */
  readonly companion: string
  readonly secrets: readonly BackedUpSecret[]
}

const format = 'budstikke-keys'
const version = 1
const about = ['backup', format]
/** Bytes; far beyond any number of keys. */
const largest = 32 * 1024 * 1024

const headSchema = z.looseObject({ format: z.literal(format), version: z.int().min(1) })
const fileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  derivation: derivationSchema,
  sealed: z.base64(),
  digest: z.string(),
})
type BackupFile = z.infer<typeof fileSchema>

const digestOf = ({ derivation, sealed }: Pick<BackupFile, 'derivation' | 'sealed'>): string => {
  const { name, N, r, p, salt } = derivation
  return createHash('sha256')
    .update(JSON.stringify([name, N, r, p, salt, sealed]))
    .digest('hex')
}

function pack({ vaultId, sealingKey, companion, secrets }: BackupContents): Buffer {
  const texts = (secret: BackedUpSecret) => [
    Buffer.from(secret.profileId),
    Buffer.from(secret.purpose),
    secret.bytes,
  ]
  return joinParts([Buffer.from(vaultId), sealingKey, Buffer.from(companion), ...secrets.flatMap(texts)])
}

function unpack(packed: Buffer): BackupContents | null {
  const [vaultId, sealingKey, companion, ...rest] = splitParts(packed) ?? []
  if (vaultId === undefined || sealingKey === undefined || companion === undefined) return null
  const secrets: BackedUpSecret[] = []
  for (let at = 0; at < rest.length; at += 3) {
    const [profileId, purpose, bytes] = rest.slice(at, at + 3)
    if (profileId === undefined || purpose === undefined || bytes === undefined) return null
    secrets.push({ profileId: profileId.toString(), purpose: purpose.toString(), bytes: Buffer.from(bytes) })
  }
  return {
    vaultId: vaultId.toString(),
    sealingKey: Buffer.from(sealingKey),
    companion: companion.toString(),
    secrets,
  }
}

export async function writeBackupFile(
  contents: BackupContents,
  passphrase: string,
  randomBytes: RandomBytes,
): Promise<Uint8Array> {
  const packed = pack(contents)
  const derivation = newDerivation(randomBytes)
  const key = await keyOfPassphrase(passphrase, derivation)
  const sealed = Buffer.from(sealBytes(key, about, packed, randomBytes)).toString('base64')
  key.fill(0)
  packed.fill(0)
  const file: BackupFile = { format, version, derivation, sealed, digest: digestOf({ derivation, sealed }) }
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`)
}

/** Faults: backup-not-recognised, backup-newer, backup-damaged. */
function parseFile(bytes: Uint8Array): Result<BackupFile> {
  if (bytes.byteLength > largest) return failure(fault('backup-not-recognised'))
  let input: unknown
  try {
    input = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  } catch {
    // Half a file is still one of ours.
    const isOurs = Buffer.from(bytes.subarray(0, 200)).toString('latin1').includes(`"${format}"`)
    return failure(fault(isOurs ? 'backup-damaged' : 'backup-not-recognised'))
  }
  const head = headSchema.safeParse(input)
  if (!head.success) return failure(fault('backup-not-recognised'))
  if (head.data.version > version) return failure(fault('backup-newer'))
  const file = fileSchema.safeParse(input)
  return file.success && digestOf(file.data) === file.data.digest
    ? success(file.data)
    : failure(fault('backup-damaged'))
}

/** The caller overwrites the contents. Faults: backup-not-recognised, -newer, -damaged, -passphrase-wrong. */
export async function readBackupFile(bytes: Uint8Array, passphrase: string): Promise<Result<BackupContents>> {
  const file = parseFile(bytes)
  if (!file.ok) return file
  const key = await keyOfPassphrase(passphrase, file.value.derivation)
  const packed = openBytes(key, about, Buffer.from(file.value.sealed, 'base64'))
  key.fill(0)
  if (packed === null) return failure(fault('backup-passphrase-wrong'))
  const contents = unpack(packed)
  packed.fill(0)
  return contents === null ? failure(fault('backup-damaged')) : success(contents)
}
