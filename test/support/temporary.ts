/** Folders that are gone when the test has ended. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A new, empty folder; removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
