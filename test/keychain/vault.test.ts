/** The vault over the real keychain of the system, each time in a process of its own. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fault, FaultCode } from '../../preload/contract/fault.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import { startLinuxSession, startSession, type KeyringSession } from '../support/keyring-session.ts'
import type { Order, Task } from '../support/keychain-process.ts'
import { openTestDatabase } from '../support/secret-store.ts'
import { temporaryFolder } from '../support/temporary.ts'

const secret = 'a private key, not to be read by anybody else'
const passphrase = 'fire ord uten sammenheng'
const isRefused = (code: FaultCode) => ({ ok: false, fault: { code } })
const file = path.resolve('test/support/keychain-process.ts')

/** Runs the orders in a new process; its answers in the same order. */
async function restarted(
  { env, service }: KeyringSession,
  home: string,
  orders: readonly Order[],
  program: readonly string[] = [file],
): Promise<readonly Result<unknown>[]> {
  const child = spawn(process.execPath, program, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ home, service, orders } satisfies Task))
  return JSON.parse(await text(child.stdout)) as readonly Result<unknown>[]
}

/** The name of the only entry of a home, as the vault has it. */
function entryOf(home: string): string {
  const database = openTestDatabase(home)
  const row = database.one('SELECT vault_id, id FROM vault_wrap')
  database.close()
  return `vault-${row?.['vault_id'] as string}-${row?.['id'] as string}`
}

/** A home whose vault the keychain opens; its entry is gone after the test wherever the keychain outlives it. */
async function sealedHome(session: KeyringSession): Promise<string> {
  const home = temporaryFolder()
  const sealed = await restarted(session, home, [['probe'], ['seal', 'p1', 'key:1', secret]])
  expect(sealed).toEqual([success(null), success(null)])
  const entry = entryOf(home)
  if (process.platform !== 'linux') {
    onTestFinished(async () => {
      await restarted(session, temporaryFolder(), [['remove', entry]])
    })
  }
  return home
}

describe('the vault over the keychain of this system', () => {
  it('opens after a restart', async () => {
    const session = await startSession()
    const home = await sealedHome(session)
    const [opened] = await restarted(session, home, [['unseal', 'p1', 'key:1']])
    expect(opened).toEqual(success(secret))
  })

  it('opens in a worker, where the engine of the desktop runs', async () => {
    const session = await startSession()
    const home = await sealedHome(session)
    const program = `
      import { Worker } from 'node:worker_threads'
      const worker = new Worker(${JSON.stringify(file)}, { stdin: true, execArgv: [] })
      process.stdin.pipe(worker.stdin)`
    const inWorker = ['--input-type=module', '-e', program]
    const [opened] = await restarted(session, home, [['unseal', 'p1', 'key:1']], inWorker)
    expect(opened).toEqual(success(secret))
  })

  it('opens once by the keychain and once by a passphrase, with the same secret', async () => {
    const session = await startSession()
    const home = await sealedHome(session)
    const entry = entryOf(home)
    expect(await restarted(session, home, [['addPassphrase', passphrase]])).toEqual([success(null)])
    expect(await restarted(session, home, [['unseal', 'p1', 'key:1']])).toEqual([success(secret)])
    const byPassphrase: readonly Order[] = [
      ['remove', entry],
      ['unseal', 'p1', 'key:1'],
      ['openWith', passphrase],
      ['unseal', 'p1', 'key:1'],
    ]
    const [removed, closed, opened, unsealed] = await restarted(session, home, byPassphrase)
    expect([removed, opened]).toEqual([success(null), success(null)])
    expect(closed).toMatchObject(isRefused('vault-keychain-vanished'))
    expect(unsealed).toEqual(success(secret))
  })

  it('tells an entry that has vanished, or is another, from damage on disk', async () => {
    const session = await startSession()
    const home = await sealedHome(session)
    const entry = entryOf(home)
    const [, vanished] = await restarted(session, home, [['remove', entry], ['open']])
    expect(vanished).toMatchObject(isRefused('vault-keychain-vanished'))
    const [, other] = await restarted(session, home, [
      ['write', entry, '0123456789abcdef0123456789abcdef'],
      ['open'],
    ])
    expect(other).toMatchObject(isRefused('vault-keychain-other'))

    const damaged = await sealedHome(session)
    const database = openTestDatabase(damaged)
    database.run('UPDATE vault_wrap SET sealed = substr(sealed, 1, 30)')
    database.close()
    const [found] = await restarted(session, damaged, [['open']])
    expect(found).toMatchObject(isRefused('vault-damaged'))
  })

  it('keeps two homes in one keychain apart', async () => {
    const session = await startSession()
    const one = await sealedHome(session)
    const other = await sealedHome(session)
    expect(entryOf(one)).not.toBe(entryOf(other))
    await restarted(session, other, [['remove', entryOf(other)]])
    expect(await restarted(session, one, [['unseal', 'p1', 'key:1']])).toEqual([success(secret)])
  })

  it('says that an entry is not there, and removes it twice without complaint', async () => {
    const session = await startSession()
    const orders: readonly Order[] = [
      ['read', 'none'],
      ['remove', 'none'],
      ['write', 'one', 'x'],
      ['read', 'one'],
    ]
    const removal: readonly Order[] = [
      ['remove', 'one'],
      ['remove', 'one'],
      ['read', 'one'],
    ]
    expect(await restarted(session, temporaryFolder(), [...orders, ...removal])).toEqual([
      ...[success(null), success(null), success(null), success('x')],
      ...[success(null), success(null), success(null)],
    ])
  })
})

// Not skipped elsewhere but not there: a skipped test counts as failed.
if (process.platform === 'linux') {
  describe('a Secret Service', () => {
    it('that is locked is said to be locked, and nothing is made anew', async () => {
      const session = await startLinuxSession()
      const home = await sealedHome(session)
      await session.lock()
      const [probed, opened, written] = await restarted(session, home, [
        ['probe'],
        ['open'],
        ['write', 'x', 'y'],
      ])
      for (const result of [probed, opened, written]) {
        expect(result).toMatchObject(isRefused('keychain-locked'))
      }
      const [unopened] = await restarted(session, temporaryFolder(), [['seal', 'p1', 'key:1', secret]])
      expect(unopened).toMatchObject(isRefused('keychain-locked'))
    })

    it('keeps what it was given when it is ended and started again', async () => {
      const session = await startLinuxSession()
      const home = await sealedHome(session)
      await session.endService()
      await session.startService()
      expect(await restarted(session, home, [['unseal', 'p1', 'key:1']])).toEqual([success(secret)])
    })

    it('that is not there is said to be missing, and the kernel’s own store is not used in its place', async () => {
      const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${temporaryFolder()}/none` }
      const session = { env, service: 'Budstikke' }
      const orders: readonly Order[] = [['probe'], ['seal', 'p1', 'key:1', secret], ['unseal', 'p1', 'key:1']]
      const [probed, sealed, unsealed] = await restarted(session, temporaryFolder(), orders)
      expect(probed).toMatchObject(isRefused('keychain-missing'))
      expect(sealed).toMatchObject(isRefused('keychain-missing'))
      expect(unsealed).toMatchObject(isRefused('vault-secret-missing'))
    })

    it('never has a fault say what was in an entry', async () => {
      const session = await startLinuxSession()
      await session.lock()
      const [written] = await restarted(session, temporaryFolder(), [['write', 'x', secret]])
      const fault = (written as { readonly fault: Fault }).fault
      expect(JSON.stringify(fault)).not.toContain('private key')
    })
  })
}
