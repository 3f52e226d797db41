/** What may be forgotten, and above all what may not. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../main/store/database.ts'
import { createRetention } from '../../main/upkeep/retention.ts'
import { temporaryFolder } from '../support/temporary.ts'

const day = 86_400_000
const now = 400 * day
const removed = '*Teksten er slettet.*'

function world() {
  const home = temporaryFolder()
  const opened = openDatabase(home)
  if (!opened.ok) throw new Error('No database')
  const database = opened.value
  onTestFinished(() => database.close())
  // Every column that must have something gets something, so that a new column breaks nothing here.
  const insert = (table: string, values: Readonly<Record<string, string | number | null>>): void => {
    const needed = database
      .all(`SELECT name, type, "notnull" AS needed, dflt_value FROM pragma_table_info('${table}')`)
      .filter((column) => column['needed'] === 1 && column['dflt_value'] === null)
      .map((column) => [String(column['name']), column['type'] === 'TEXT' ? 'x' : 0] as const)
    const row = { ...Object.fromEntries(needed), ...values }
    const names = Object.keys(row)
    const marks = names.map(() => '?').join(', ')
    database.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, ...Object.values(row))
  }
  insert('profile', { id: 'p' })
  const ids = (table: string) => database.all(`SELECT id FROM ${table} ORDER BY id`).map((row) => row['id'])
  return {
    home,
    database,
    insert,
    ids,
    retention: createRetention(
      database,
      () => now,
      () => removed,
    ),
  }
}

const facts = (body: string): string =>
  JSON.stringify({
    ...{ title: 'Vedtak', summary: 's', body, language: 'nb', senderName: 'n', reference: 'r' },
    ...{ dueAt: null, confidential: true, allowsForwarding: false, replyOptions: [] },
    ...{ externalReferences: [], properties: {} },
  })

test('files that are under way, stopped, or still at Altinn stay however old they are', () => {
  const { insert, ids, retention, database } = world()
  const states = ['queued', 'initializing', 'uploading', 'processing', 'published', 'fetched', 'failed']
  for (const state of [...states, 'confirmed', 'purged', 'cancelled'])
    insert('outgoing', { id: `old-${state}`, profile_id: 'p', state, updated_at: 1, position: 1 })
  insert('outgoing', { id: 'new', profile_id: 'p', state: 'confirmed', updated_at: now - day })
  insert('outgoing', { id: 'spooled', profile_id: 'p', state: 'purged', updated_at: 1, spooled: 1 })
  insert('folder_rule', { id: 'rule', kind: 'out' })
  insert('outgoing', { id: 'in-a-folder', profile_id: 'p', state: 'confirmed', updated_at: 1 })
  insert('folder_claim', { id: 'c', rule_id: 'rule', state: 'sending', transfer_id: 'in-a-folder' })
  insert('outgoing_recipient', { outgoing_id: 'old-purged', organisation: '1', status: 'confirmed' })
  insert('course', { item_id: 'old-purged', step: 'purged' })
  const file = { profile_id: 'p', updated_at: 1 }
  for (const state of ['new', 'downloading', 'unchecked', 'saved', 'confirming', 'aside', 'gone'])
    insert('incoming', { ...file, id: `in-${state}`, file_transfer_id: state, state, expires_at: 1 })
  insert('incoming', {
    ...file,
    id: 'in-listed',
    file_transfer_id: 'l',
    state: 'confirmed',
    expires_at: now + 1,
  })
  insert('incoming', {
    ...file,
    id: 'in-confirmed',
    file_transfer_id: 'c',
    state: 'confirmed',
    expires_at: 1,
  })

  const rules = { historyDays: 90, bodyDays: null }
  expect(retention.count(rules)).toEqual({ files: 5, messages: 0, bodies: 0 })
  expect(retention.sweep(rules)).toEqual({ files: 5, messages: 0, bodies: 0 })
  expect(ids('outgoing')).toEqual(
    [...states.map((state) => `old-${state}`), 'new', 'spooled', 'in-a-folder'].toSorted(),
  )
  expect(ids('incoming')).not.toContain('in-gone')
  expect(ids('incoming')).not.toContain('in-confirmed')
  expect(ids('incoming')).toHaveLength(7)
  expect(database.all('SELECT * FROM course')).toEqual([])
  expect(retention.sweep(rules)).toEqual({ files: 0, messages: 0, bodies: 0 })
})

test('a message that is unread or unconfirmed stays whole; of the others the text goes, from the file too', () => {
  const { home, insert, database, retention } = world()
  const message = (id: string, part: Readonly<Record<string, string | number | null>> = {}): void =>
    insert('received_message', {
      ...{ id, profile_id: 'p', correspondence_id: id, facts_json: facts(`hemmelig tekst om ${id}`) },
      ...{ state: 'read', unread: 0, needs_confirmation: 0, published_at: 1, updated_at: 1 },
      ...part,
    })
  message('over')
  message('confirmed', { needs_confirmation: 1, confirmed_at: 5 })
  message('unread', { unread: 1, state: 'new' })
  message('unconfirmed', { needs_confirmation: 1 })
  message('pending', { pending: 'read' })
  message('fetching')
  insert('received_file', { id: 'f', message_id: 'fetching', state: 'downloading' })
  message('yesterday', { published_at: now - day })
  const bodyOf = (id: string): unknown =>
    database.one(
      "SELECT json_extract(facts_json, '$.body') AS body FROM received_message WHERE id = ?",
      id,
    )?.['body']

  expect(retention.sweep({ historyDays: null, bodyDays: 30 })).toEqual({ files: 0, messages: 0, bodies: 2 })
  expect(bodyOf('over')).toBe(removed)
  for (const id of ['unread', 'unconfirmed', 'pending', 'fetching', 'yesterday'])
    expect(bodyOf(id), id).toBe(`hemmelig tekst om ${id}`)
  expect(retention.count({ historyDays: null, bodyDays: 30 }).bodies).toBe(0)
  const bytes = readdirSync(home)
    .filter((name) => /\.db|sqlite/.test(name))
    .map((name) => readFileSync(path.join(home, name), 'latin1'))
  expect(bytes.join('')).toContain('hemmelig tekst om unread')
  for (const id of ['over', 'confirmed']) expect(bytes.join('')).not.toContain(`hemmelig tekst om ${id}`)

  expect(retention.sweep({ historyDays: 30, bodyDays: null }).messages).toBe(2)
  // The id stays, so that Altinn's list does not bring it back as new.
  expect(database.one("SELECT state, search FROM received_message WHERE id = 'over'")).toMatchObject({
    ...{ state: 'deleted', search: '' },
  })
  expect(
    String(database.one("SELECT facts_json FROM received_message WHERE id = 'over'")?.['facts_json']),
  ).not.toContain('Vedtak')
})
