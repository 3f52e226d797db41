/** Looks at the disk at the very moment a confirmation leaves: by then the file must be whole, under its name. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Task } from '../protocol.ts'

export function createConfirmationGuard(task: Task): (fileTransferId: string) => void {
  return (fileTransferId) => {
    const store = new DatabaseSync(path.join(task.home, 'budstikke.db'), { readOnly: true })
    const row = store.prepare('SELECT file_name FROM incoming WHERE file_transfer_id = ?').get(fileTransferId)
    store.close()
    const name = String(row?.['file_name'])
    const file = path.join(task.downloads, name)
    const wanted = task.deliveries.find((delivery) => delivery.name === name)
    const seen = existsSync(file) ? createHash('md5').update(readFileSync(file)).digest('hex') : 'missing'
    // Written at once: the next moment may be the last one.
    if (seen !== wanted?.md5) appendFileSync(task.complaints, `${name} was confirmed while it was ${seen}\n`)
  }
}
