import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHelperStore, createSystemStore } from '../../../../main/hosts/system-store/system-store.ts'
import { windowsHelper } from '../../../../main/hosts/system-store/windows.ts'
import { readKeyEntries } from '../../../../main/identity/keys/key-entries.ts'
import { systemClock } from '../../../../main/lib/clock.ts'
import type { FaultCode } from '../../../../preload/contract/fault.ts'
import { success } from '../../../../preload/contract/result.ts'
import { createFakeClock, settle } from '../../../support/fake-clock.ts'
import { keyFile, plainPassword } from '../../../support/key-files.ts'
import { storeContract, type StoreUnderTest } from '../../../support/system-store-contract.ts'
import type { StandIn } from '../../../support/system-store-helper.ts'

const isRefused = (code: FaultCode) => ({ ok: false, fault: { code } })

/** The enterprise certificate of the test data. */
function delivery() {
  const read = readKeyEntries(keyFile('test-p12/auth.p12'), plainPassword)
  const [entry] = read.ok ? read.value : []
  const [certificate] = entry?.certificates ?? []
  const key = entry?.key ?? null
  if (certificate === undefined || key === null) throw new Error('The test data have changed')
  const lines = Buffer.from(key).toString('base64')
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
    certificate: Buffer.from(certificate).toString('base64'),
    thumbprint: createHash('sha1').update(certificate).digest('hex').toUpperCase(),
  }
}

const ours = delivery()
const own = { thumbprint: ours.thumbprint, certificate: ours.certificate, hasPrivateKey: true }
const content: StandIn = {
  certificates: [
    { ...own, location: 'CurrentUser' },
    { ...own, location: 'LocalMachine' },
  ],
  ...{ key: ours.key, trouble: null, silent: null },
}

const helper = (standIn: Partial<StandIn> = {}) => ({
  file: process.execPath,
  parameters: [path.resolve('test/support/system-store-helper.ts')],
  env: { ...process.env, STAND_IN: JSON.stringify({ ...content, ...standIn }) },
})
const standInStore = (standIn: Partial<StandIn> = {}) => createHelperStore(helper(standIn), systemClock)

describe('the certificate store of the system, with the stand-in', () => {
  storeContract(() => Promise.resolve({ store: standInStore(), thumbprint: ours.thumbprint }))

  it.each<[string, Partial<StandIn>, 'CurrentUser' | 'LocalMachine', FaultCode]>([
    ['the key set does not exist', { trouble: '0x80090016' }, 'CurrentUser', 'system-key-missing'],
    ['there is no key', { trouble: '0x8009000D' }, 'CurrentUser', 'system-key-missing'],
    ['the key is no RSA key', { key: null }, 'CurrentUser', 'system-key-missing'],
    ['access to the key is denied', { trouble: '0x80090010' }, 'CurrentUser', 'system-key-denied'],
    ['the file of the key may not be read', { trouble: '0x80070005' }, 'LocalMachine', 'system-key-denied'],
    [
      'a key of the machine is hidden from the user',
      { trouble: '0x80090016' },
      'LocalMachine',
      'system-key-denied',
    ],
    ['the PIN was cancelled', { trouble: '0x8010006E' }, 'CurrentUser', 'system-key-refused'],
    ['the smart card is not in its reader', { trouble: '0x8010000C' }, 'CurrentUser', 'system-key-refused'],
    ['the helper says something else', { silent: 'words' }, 'CurrentUser', 'system-store-unavailable'],
    ['the helper gives up', { silent: 'exit' }, 'CurrentUser', 'system-store-unavailable'],
    ['the answer has another form', { trouble: 'no number' }, 'CurrentUser', 'system-store-unavailable'],
  ])('says so when %s', async (_what, trouble, location, code) => {
    const signed = await standInStore(trouble).sign(`${location}\\${ours.thumbprint}`, Buffer.from('x'))
    expect(signed).toMatchObject(isRefused(code))
  })

  it('gives up a helper that never answers, and ends it', async () => {
    const clock = createFakeClock()
    const listed = createHelperStore(helper({ silent: 'forever' }), clock).list()
    await settle()
    await clock.advance(60_000)
    expect(await listed).toMatchObject(isRefused('system-store-unavailable'))
    expect(clock.sleepers()).toBe(0)
  })

  it('says so when there is no such program', async () => {
    const store = createHelperStore({ ...helper(), file: path.resolve('no/such/program') }, systemClock)
    expect(await store.list()).toMatchObject(isRefused('system-store-unavailable'))
  })
})

describe('a system without a certificate store', () => {
  it.each(['linux', 'darwin'] as const)('has nothing in it: %s', async (platform) => {
    const store = createSystemStore({ platform, env: {}, clock: systemClock })
    expect(await store.list()).toEqual(success([]))
    expect(await store.sign(`CurrentUser\\${ours.thumbprint}`, Buffer.from('x'))).toMatchObject(
      isRefused('system-certificate-gone'),
    )
  })
})

describe('the helper of Windows', () => {
  it('is the one of the system, with nothing on its command line but the script', () => {
    const env = {
      SystemRoot: 'D:\\Windows',
      PSModulePath: 'C:\\evil',
      PATH: 'C:\\evil',
      APPDATA: 'C:\\Data',
    }
    const program = windowsHelper(env)
    expect(program.file).toBe('D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe')
    expect(program.parameters.slice(0, -1)).toEqual([
      ...['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File'],
    ])
    expect(path.isAbsolute(program.parameters.at(-1) ?? '')).toBe(true)
    expect(program.env).toEqual({ SystemRoot: 'D:\\Windows', APPDATA: 'C:\\Data' })
  })
})

/** Into the store of the user, its key not to be exported; out again after the test. */
async function installed(): Promise<StoreUnderTest> {
  const { file } = windowsHelper(process.env)
  const powershell = (command: string) =>
    execFileSync(file, ['-NoProfile', '-NonInteractive', '-Command', command], {
      env: { ...process.env, BUDSTIKKE_P12: path.resolve('test/data/test-p12/legacy-3des.p12') },
      encoding: 'utf8',
    })
  const thumbprint = powershell(
    `$password = ConvertTo-SecureString '${plainPassword}' -AsPlainText -Force
     (Import-PfxCertificate $env:BUDSTIKKE_P12 Cert:\\CurrentUser\\My -Password $password).Thumbprint`,
  ).trim()
  onTestFinished(() => void powershell(`Remove-Item Cert:\\CurrentUser\\My\\${thumbprint} -DeleteKey`))
  const store = createSystemStore({ platform: 'win32', env: process.env, clock: systemClock })
  return { store, thumbprint }
}

// Not skipped elsewhere but not there: a skipped test counts as failed.
if (process.platform === 'win32') {
  describe('the certificate store of Windows', { timeout: 120_000 }, () => {
    storeContract(installed)
  })
}
