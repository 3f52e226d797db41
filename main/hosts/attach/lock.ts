/**
 * One owner per home. The lock is SQLite's own on an empty database file: it exists on all systems, and the
 * system frees it when the process dies, however it dies. The file is never deleted, or two could own it.
 */
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { homeUnwritable } from './home.ts'

export interface HomeLock {
  release(): void
}

/** SQLite's result codes. */
const busy = 5
const notADatabase = 26

const resultCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null

/** The lock, or null when somebody holds it. Faults: home-unwritable, home-damaged. */
export function takeLock(home: string): Result<HomeLock | null> {
  let database: DatabaseSync | null = null
  try {
    const held = new DatabaseSync(path.join(home, 'owner.lock'), { timeout: 0 })
    database = held
    held.exec('BEGIN EXCLUSIVE')
    return success({
      release() {
        if (held.isOpen) held.close()
      },
    })
  } catch (error) {
    database?.close()
    const code = resultCode(error)
    if (code === busy) return success(null)
    if (code === notADatabase) {
      const technical = { operation: 'lock', code: 'owner.lock' }
      return failure(fault('home-damaged', { values: { path: home }, technical }))
    }
    return failure(homeUnwritable(home, error))
  }
}
