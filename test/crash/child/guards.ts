/**
 * Looks at the disk at the very moment something is told: to the database, that bytes are there for good; to the
 * service, that the file is ours and may be deleted. By then it must be so, whatever power cut comes next.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Wrong } from '../findings.ts'
import type { Act, Task } from '../protocol.ts'
import type { Platter } from './platter.ts'

export interface Guards {
  /** A confirmation is about to leave. */
  confirming(fileTransferId: string): void
  /** The service is about to be told that a message was read or is confirmed. */
  answering(act: Act['act'], correspondenceId: string): void
  /** A change of a row is about to be committed. */
  committing(sql: string, values: readonly unknown[]): void
}

type Value = string | number | bigint | null | Uint8Array

export function createGuards(task: Task, platter: Platter): Guards {
  const ask = (sql: string, ...values: Value[]) => {
    const store = new DatabaseSync(path.join(task.home, 'budstikke.db'), { readOnly: true })
    try {
      return store.prepare(sql).get(...values)
    } finally {
      store.close()
    }
  }
  // Written at once: the next moment may be the last one.
  const complain = (wrong: Wrong, what: string): void =>
    appendFileSync(task.complaints, `${JSON.stringify({ wrong, what })}\n`)
  const isTarget = (value: unknown): value is string =>
    typeof value === 'string' && path.dirname(value) === task.downloads && !value.endsWith('.budstikke')

  /** A row of a stretch may only say what was synced. */
  const flushing = (bytes: number, id: string, position: number): void => {
    const row = ask(
      `SELECT start, flushed, partial_path FROM incoming_part JOIN incoming ON incoming.id = incoming_id
         WHERE incoming_id = ? AND position = ?`,
      ...[id, position],
    )
    const start = Number(row?.['start'])
    const from = start + Number(row?.['flushed'])
    const to = start + bytes
    if (from < to && !platter.areBytesSafe(String(row?.['partial_path']), from, to))
      complain('told-too-early', `stretch ${position} is called flushed up to ${bytes} and is not`)
  }
  const moving = (state: unknown, id: string, values: readonly unknown[]): void => {
    const row = ask('SELECT file_name, size, partial_path, saved_path FROM incoming WHERE id = ?', id)
    const size = Number(row?.['size'])
    const name = String(row?.['file_name'])
    if (state === 'unchecked' && !platter.areBytesSafe(String(row?.['partial_path']), 0, size))
      complain('told-too-early', `${name} is called fetched before it is synced`)
    const target = values.find(isTarget) ?? row?.['saved_path']
    if (state === 'unchecked' || typeof target !== 'string') return
    if (!platter.areBytesSafe(target, 0, size) || !platter.isNameSafe(target))
      complain('told-too-early', `${name} is called ${String(state)} before it is safe under its name`)
  }
  /** A file of a message: with its checksum known, or believed. */
  const fetched = (id: string, values: readonly unknown[]): void => {
    const row = ask('SELECT name, size, saved_path FROM received_file WHERE id = ?', id)
    const target = values.find(isTarget) ?? row?.['saved_path']
    if (typeof target !== 'string')
      return complain('told-too-early', `${String(row?.['name'])} is saved nowhere`)
    if (!platter.areBytesSafe(target, 0, Number(row?.['size'])) || !platter.isNameSafe(target))
      complain('told-too-early', `${String(row?.['name'])} is called saved before it is safe under its name`)
  }

  return {
    answering(act, correspondenceId) {
      const row = ask('SELECT facts_json FROM received_message WHERE correspondence_id = ?', correspondenceId)
      const { title } = JSON.parse(String(row?.['facts_json'] ?? '{}')) as { readonly title?: string }
      const done = existsSync(task.acts) ? readFileSync(task.acts, 'utf8').trim().split('\n') : []
      const isDone = done
        .map((line) => JSON.parse(line) as Act)
        .some((one) => one.act === act && one.title === title)
      if (!isDone)
        complain(
          'confirmed-too-early',
          `${act} of ${title ?? correspondenceId} is told of, and nobody did it`,
        )
    },
    committing(sql, values) {
      if (sql.startsWith('UPDATE received_file SET') && values.includes('saved'))
        fetched(String(values.at(-1)), values)
      if (sql.startsWith('UPDATE incoming_part SET flushed'))
        flushing(Number(values[0]), String(values[1]), Number(values[2]))
      if (!sql.startsWith('UPDATE incoming SET')) return
      const state = values.find(
        (value) => value === 'unchecked' || value === 'saved' || value === 'confirming',
      )
      if (state !== undefined) moving(state, String(values.at(-1)), values)
    },
    confirming(fileTransferId) {
      const row = ask('SELECT file_name FROM incoming WHERE file_transfer_id = ?', fileTransferId)
      const name = String(row?.['file_name'])
      const file = path.join(task.downloads, name)
      const wanted = task.deliveries.find((delivery) => delivery.name === name)
      const bytes = existsSync(file) ? readFileSync(file) : null
      const seen = bytes === null ? 'missing' : createHash('md5').update(bytes).digest('hex')
      if (seen !== wanted?.md5) complain('confirmed-too-early', `${name} was confirmed while it was ${seen}`)
      else if (!platter.areBytesSafe(file, 0, bytes?.byteLength ?? 0) || !platter.isNameSafe(file))
        complain('confirmed-too-early', `${name} was confirmed before it was safe from a power cut`)
    },
  }
}
