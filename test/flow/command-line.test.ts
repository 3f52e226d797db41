/** The command line as a person or a script runs it: real processes, the real engine, the practice environment. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { practiceHandoverSchema } from '../../main/environments.ts'
import { temporaryFolder } from '../support/temporary.ts'

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const launcher = path.resolve('bin', 'budstikke.mjs')
const sender = '213004107'
const recipient = '311556207'
const service = 'ovelse-arsregnskap'

function start(words: readonly string[]) {
  const child = spawn(process.execPath, [launcher, ...words, '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<Ran>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }))
  })
  return {
    child,
    ended,
    firstLine: () => expect.poll(() => out.includes('\n'), { timeout: 30_000 }).toBe(true),
  }
}

const run = (...words: readonly string[]): Promise<Ran> => start(words).ended
const valueOf = <T>({ out }: Ran): T => (JSON.parse(out) as { value: T }).value

describe('the command line', () => {
  it('sends, lists, fetches, confirms and tells, each with one document and its exit code', async () => {
    const folder = temporaryFolder()
    const common = ['--home', path.join(folder, 'home'), '--json']
    const file = path.join(folder, 'årsregnskap.txt')
    writeFileSync(file, 'hei på deg\n')

    const words = ['send', file, '--to', recipient, '--service', service, '--practice', '--profile', sender]
    const sent = await run(...words, '--wait', 'published', ...common)
    expect(sent).toMatchObject({ code: 0 })
    const [transfer] = valueOf<{ transfers: { fileTransferId: string; state: string }[] }>(sent).transfers
    const id = transfer?.fileTransferId ?? ''
    expect(transfer?.state).toBe('published')

    const inbox = await run('inbox', '--profile', recipient, ...common)
    const { items } = valueOf<{ items: { fileTransferId: string; sender: { number: string } }[] }>(inbox)
    expect(items.find(({ fileTransferId }) => fileTransferId === id)?.sender.number).toBe(sender)

    const to = path.join(folder, 'received')
    const start8 = id.slice(0, 8)
    const fetched = await run('download', start8, '--to', to, '--confirm', '--profile', recipient, ...common)
    expect(fetched).toMatchObject({ code: 0 })
    expect(valueOf(fetched)).toMatchObject({
      state: 'confirmed',
      savedPath: path.join(to, 'årsregnskap.txt'),
    })
    expect(readFileSync(path.join(to, 'årsregnskap.txt'), 'utf8')).toBe('hei på deg\n')

    const status = await run('status', id, '--profile', sender, ...common)
    expect(valueOf(status)).toMatchObject({ direction: 'out', state: 'confirmed' })
  })

  it('pauses one file or everything, keeps that over its own end, and lets both go on', async () => {
    const folder = temporaryFolder()
    const common = ['--home', path.join(folder, 'home'), '--profile', sender, '--json']
    const file = path.join(folder, 'venter.txt')
    writeFileSync(file, 'venter')
    expect(valueOf(await run('queue', 'pause', '--practice', ...common))).toMatchObject({ paused: true })

    const words = ['send', file, '--to', recipient, '--service', service, '--no-wait', '--practice']
    const sent = await run(...words, ...common)
    const id = valueOf<{ ids: string[] }>(sent).ids[0] ?? ''
    expect(valueOf(await run('pause', id, ...common))).toMatchObject({ direction: 'out', id, paused: true })
    expect(valueOf(await run('queue', 'resume', ...common))).toMatchObject({ paused: false })
    const waiting = valueOf(await run('status', id, ...common))
    expect(waiting, 'what was paused by itself stays so').toMatchObject({ state: 'queued', paused: true })

    expect(valueOf(await run('resume', id, ...common))).toMatchObject({ paused: false })
    expect(valueOf(await run('queue', 'status', ...common))).toMatchObject({
      paused: false,
      bandwidth: { up: null, down: null },
    })
    const unknown = await run('pause', 'no-such-file', ...common)
    expect(unknown.code).toBe(1)
    expect(JSON.parse(unknown.out)).toMatchObject({ ok: false, fault: { code: 'unknown-item' } })
  })

  it('says what is wrong with its exit code, a sentence and nothing else on standard output', async () => {
    const folder = temporaryFolder()
    const common = ['--home', path.join(folder, 'home'), '--json']
    const file = path.join(folder, 'a.txt')
    writeFileSync(file, 'a')
    const withoutProfile = await run('send', file, '--to', recipient, ...common)
    expect(withoutProfile.code).toBe(1)
    expect(JSON.parse(withoutProfile.out)).toMatchObject({ ok: false, fault: { code: 'profile-unknown' } })
    expect(withoutProfile.err).toContain('--practice')

    const typo = await run('send', file, '--too', recipient, ...common)
    expect(typo.code).toBe(2)
    expect(JSON.parse(typo.out)).toMatchObject({ ok: false, fault: { code: 'input-invalid' } })

    const missing = path.join(folder, 'missing.txt')
    const words = ['send', file, missing, '--to', recipient, '--service', service, '--practice']
    const partly = await run(...words, ...common)
    expect(partly.code).toBe(3)
    expect(JSON.parse(partly.out)).toMatchObject({
      ok: false,
      fault: { code: 'file-missing' },
      value: { transfers: [{ fileName: 'a.txt' }], refused: [{ name: 'missing.txt' }] },
    })
  })

  it('works beside an open window, and after that window has been killed', async () => {
    const folder = temporaryFolder()
    const home = path.join(folder, 'home')
    const window = start(['open', '--no-open', '--home', home])
    await window.firstLine()
    const before = await run('profile', 'list', '--home', home, '--json')
    expect(before.code).toBe(0)
    const owner = JSON.parse(readFileSync(path.join(home, 'owner.json'), 'utf8')) as { pid: number }
    process.kill(owner.pid, 'SIGKILL')
    await window.ended
    const after = await run('profile', 'list', '--home', home, '--json')
    expect(valueOf(after)).toEqual(valueOf(before))
    expect(existsSync(path.join(home, 'owner.json'))).toBe(false)
  })

  it('makes and takes in keys on a machine without a keychain, and never takes a secret from its arguments', async () => {
    const folder = temporaryFolder()
    const secretFile = (name: string, text: string): string => {
      const file = path.join(folder, name)
      writeFileSync(file, text, { mode: 0o600 })
      return file
    }
    const opens = ['--vault-passphrase-file', secretFile('passphrase', 'fire ord uten sammenheng\n')]
    const common = ['--home', path.join(folder, 'home'), '--json']
    const added = await run('profile', 'add', '--environment', 'tt02', '--org', '310904473', ...common)
    expect(added).toMatchObject({ code: 0 })

    const made = await run('key', 'make', ...opens, ...common)
    expect(made).toMatchObject({ code: 0 })
    const { keyId, publicJwk } = valueOf<{ keyId: string; publicJwk: string }>(made)
    expect(JSON.parse(publicJwk)).toMatchObject({ kty: 'RSA', kid: keyId })

    const password = secretFile('password', 'hemmelig')
    const file = path.resolve('test', 'data', 'key-files', 'test-issuer.p12')
    const taken = await run('key', 'import', file, '--password-file', password, ...opens, ...common)
    expect(taken).toMatchObject({ code: 0 })
    expect(valueOf(taken)).toMatchObject({ role: 'next', keyId: null, certificate: { kind: 'test' } })
    const listed = valueOf<{ keys: { role: string }[] }>(await run('key', 'list', ...common))
    expect(listed.keys.map(({ role }) => role)).toEqual(['current', 'next'])

    const wrong = secretFile('wrong', 'feil passordfrase')
    const refused = await run('vault', 'status', '--vault-passphrase-file', wrong, ...common)
    expect(valueOf(refused)).toMatchObject({ state: 'closed', fault: { code: 'vault-passphrase-wrong' } })
    for (const option of ['--password', '--passphrase']) {
      expect((await run('key', 'import', file, option, 'hemmelig', ...common)).code).toBe(2)
    }
  })

  it('runs the practice environment for other clients until it is stopped', async () => {
    const practice = start(['practice', '--port', '0', '--home', path.join(temporaryFolder(), 'home')])
    await practice.firstLine()
    practice.child.kill('SIGTERM')
    const { out, code } = await practice.ended
    const handover = practiceHandoverSchema.parse(JSON.parse(out))
    expect(handover.clients.length).toBeGreaterThan(1)
    if (process.platform !== 'win32') expect(code).toBe(0)
  })
})
