/** `owner.json` in the home: where the owner listens, and the secret that proves that one may read it. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const ownerSchema = z.object({
  protocol: z.number().int(),
  pid: z.number().int(),
  /** Path of the socket or named pipe. */
  address: z.string().min(1).max(300),
  secret: z.string().min(32).max(200),
})
export type Owner = z.infer<typeof ownerSchema>

const fileOf = (home: string): string => path.join(home, 'owner.json')

/** Null when there is none that can be read: the owner is starting, stopping or dead. */
export function readOwner(home: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(fileOf(home), 'utf8')))
  } catch {
    return null
  }
}

/** Whole or not at all, and never readable by others, not even for a moment. */
export function writeOwner(home: string, owner: Owner): void {
  const temporary = `${fileOf(home)}.${owner.pid}`
  rmSync(temporary, { force: true })
  writeFileSync(temporary, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
  renameSync(temporary, fileOf(home))
}

export function removeOwner(home: string): void {
  rmSync(fileOf(home), { force: true })
}
