/**
 * The clients and the real network against the practice environment, which was built from the same
 * specification by somebody else: what the two do not agree on, one of them has wrong.
 */
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import type { Download, InitializeRequest } from '../../../main/altinn/broker/types.ts'
import { createAltinn, type Altinn } from '../../../main/altinn/index.ts'
import { parseEnvironment, type Environment } from '../../../main/environments.ts'
import { createMemorySigner } from '../../../main/identity/memory-key.ts'
import { createNetwork, faultOfError } from '../../../main/lib/network.ts'
import { systemRandom } from '../../../main/lib/random.ts'
import type { Clock, Network } from '../../../main/ports.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { silentLog } from '../../support/altinn.ts'
import { startSimulator, type Simulator, type TroubleRule } from '../../support/simulator.ts'

const service = 'ovelse-arsregnskap'
const content = Buffer.from('Årsregnskap\n'.repeat(100_000))
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')

let simulator: Simulator
let environment: Environment
let network: Network
let altinn: Altinn
let sender: Access
let recipient: Access

/** Sleeps take no time and are counted as if they had. */
function hurriedClock(): Clock & { readonly slept: () => readonly number[] } {
  const naps: number[] = []
  const passed = (): number => naps.reduce((sum, nap) => sum + nap, 0)
  return {
    now: () => Date.now() + passed(),
    monotonic: () => performance.now() + passed(),
    sleep: async (milliseconds) => void naps.push(milliseconds),
    slept: () => naps,
  }
}
let clock = hurriedClock()

function accessOf(organisation: string): Access {
  const client = simulator.client(organisation)
  return {
    environment,
    organisation: client.organisation.number,
    clientId: client.clientId,
    signer: createMemorySigner(client.privateKey, client.kid),
    systemUser: client.systemUser,
  }
}

beforeAll(async () => {
  simulator = await startSimulator()
  const parsed = parseEnvironment(simulator.handover.environment)
  if (!parsed.ok) throw new Error('the environment is invalid')
  environment = parsed.value
  const [first, second] = simulator.handover.clients
  sender = accessOf(first!.organisation.number)
  recipient = accessOf(second!.organisation.number)
  await simulator.control.limits({ enabled: false })
  begin()
})
afterEach(async () => {
  await simulator.control.noTrouble()
  await network.reset()
  begin()
})
afterAll(async () => {
  await network.reset()
  await simulator.stop()
})

/** New clients for each test: no token and no clock is known. */
function begin(): void {
  clock = hurriedClock()
  network = createNetwork({ variables: {} })
  altinn = createAltinn({ network, clock, random: systemRandom, log: silentLog })
}

async function* inBlocks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
const body = (bytes = content) => ({ length: bytes.byteLength, stream: inBlocks(bytes) })

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${JSON.stringify(result.fault.technical)}`)
  return result.value
}
const codeOf = (result: Result<unknown>): string => (result.ok ? 'fine' : result.fault.code)

function request(more: Partial<InitializeRequest> = {}): InitializeRequest {
  return {
    fileName: 'årsregnskap.txt',
    resourceId: service,
    reference: 'Årsregnskap 2026',
    sender: sender.organisation,
    recipients: [recipient.organisation],
    properties: { år: '2026' },
    checksum: null,
    disableVirusScan: false,
    ...more,
  }
}
const initialized = async (): Promise<string> => valueOf(await altinn.broker.initialize(sender, request())).id
async function published(): Promise<string> {
  const id = await initialized()
  valueOf(await altinn.broker.upload(sender, id, body()))
  return id
}

async function read({ body: stream }: Download): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  // Valid only until the next is asked for.
  for await (const chunk of stream) chunks.push(Uint8Array.from(chunk))
  return Buffer.concat(chunks)
}
const trouble = (operation: string, action: TroubleRule['action'], times: number | null = 1) =>
  simulator.control.trouble({ match: { operation, times }, action })

describe('the whole way', () => {
  it('sent, found, fetched in two parts, confirmed: the bytes are the same', async () => {
    const id = await published()
    expect(valueOf(await altinn.broker.overview(sender, id))).toMatchObject({
      status: 'Published',
      checksum: md5(content),
      size: content.byteLength,
      properties: { år: '2026' },
      fileName: 'årsregnskap.txt',
    })
    const query = { resourceId: service, status: 'Published', recipientStatus: 'Initialized' } as const
    expect(valueOf(await altinn.broker.search(recipient, query))).toContain(id)
    expect(codeOf(await altinn.broker.confirm(recipient, id))).toBe('confirm-before-download')
    const whole = valueOf(await altinn.broker.download(recipient, id, 0))
    expect(md5(await read(whole))).toBe(md5(content))
    const rest = valueOf(await altinn.broker.download(recipient, id, 1_000))
    expect(rest).toMatchObject({ start: 1_000, length: content.byteLength - 1_000 })
    expect(md5(await read(rest))).toBe(md5(content.subarray(1_000)))
    expect(codeOf(await altinn.broker.download(recipient, id, content.byteLength))).toBe('range-refused')
    valueOf(await altinn.broker.confirm(recipient, id))
    expect(codeOf(await altinn.broker.confirm(recipient, id))).toBe('confirm-too-late')
    const details = valueOf(await altinn.broker.details(sender, id))
    expect(details.history.map(({ status }) => status)).toEqual([
      'Initialized',
      'UploadStarted',
      'UploadProcessing',
      'Published',
      'AllConfirmedDownloaded',
    ])
  })

  it('costs one grant and one exchange per scope, however much is done', async () => {
    await simulator.control.resetCounters()
    await Promise.all([published(), published(), published()])
    const { requests } = await simulator.control.state()
    expect([requests['token']?.total, requests['exchange']?.total]).toEqual([1, 1])
  })

  it('search by the time it was made finds what was made since, and nothing before', async () => {
    const id = await initialized()
    const { createdAt } = valueOf(await altinn.broker.overview(sender, id))
    const since = (from: number) =>
      altinn.broker.search(sender, { resourceId: service, role: 'Sender', from, ascending: true })
    expect(valueOf(await since(createdAt - 1_000))).toContain(id)
    expect(valueOf(await since(createdAt + 1_000))).not.toContain(id)
  })
})

describe('not let in', () => {
  const grant = (change: Partial<Access>, scope = 'altinn:broker.read') =>
    altinn.maskinporten.grant({ ...sender, ...change }, [scope])

  it.each<readonly [string, () => Promise<Result<unknown>>, string]>([
    ['an unknown client', () => grant({ clientId: 'nobody' }), 'client-unknown'],
    ['a stranger’s key', () => grant({ signer: recipient.signer }), 'key-mismatch'],
    ['a scope nobody has', () => grant({}, 'altinn:nothing'), 'scope-not-on-client'],
    [
      'a system user nobody approved',
      () => grant({ systemUser: { organisation: sender.organisation, externalRef: 'x' } }),
      'system-user-missing',
    ],
    [
      'the service of somebody else',
      () => altinn.broker.search(sender, { resourceId: 'unknown' }),
      'service-no-access',
    ],
    [
      'a transfer that is not there',
      () => altinn.broker.overview(sender, '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c'),
      'transfer-not-found',
    ],
    [
      'a checksum in capitals',
      () => altinn.broker.initialize(sender, request({ checksum: 'A'.repeat(32) })),
      'request-refused',
    ],
    [
      'no recipients',
      () => altinn.broker.initialize(sender, request({ recipients: [] })),
      'recipient-invalid',
    ],
    ['no reference', () => altinn.broker.initialize(sender, request({ reference: '' })), 'reference-invalid'],
    [
      'too many properties',
      () =>
        altinn.broker.initialize(
          sender,
          request({ properties: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'v'])) }),
        ),
      'property-invalid',
    ],
  ])('%s', async (_, call, code) => {
    expect(codeOf(await call())).toBe(code)
  })

  it('the file’s checksum is not the one that was promised', async () => {
    const { id } = valueOf(
      await altinn.broker.initialize(sender, request({ checksum: md5(Buffer.from('x')) })),
    )
    expect(codeOf(await altinn.broker.upload(sender, id, body()))).toBe('upload-checksum-mismatch')
  })

  it.each([-300_000, 300_000])(
    'the clock there is off by %i ms: the grant is right all the same',
    async (skew) => {
      await simulator.control.skew(skew)
      try {
        const { skewSeconds } = valueOf(await altinn.maskinporten.metadata(sender))
        expect(Math.abs(skewSeconds + skew / 1_000)).toBeLessThanOrEqual(2)
        expect(codeOf(await grant({}))).toBe('fine')
      } finally {
        await simulator.control.skew(0)
      }
    },
  )

  it('the token ran out under way: a new one is fetched', async () => {
    const id = await initialized()
    await simulator.control.advance(40 * 60_000)
    expect(codeOf(await altinn.broker.overview(sender, id))).toBe('fine')
  })
})

describe('bad days', () => {
  it.each<readonly [string, TroubleRule['action'], string]>([
    ['a page of a proxy', { html: '<html>Log in</html>', status: 200 }, 'proxy-answer'],
    ['429 with Retry-After', { status: 429, headers: { 'Retry-After': '7' } }, 'too-many-calls'],
    ['500', { status: 500 }, 'service-busy'],
    ['503', { status: 503 }, 'service-busy'],
    ['403', { status: 403 }, 'scope-missing'],
    ['a cut answer', { cutResponseAfterBytes: 10 }, 'connection-cut'],
    ['an answer that never comes', { lostAnswer: true }, 'connection-cut'],
  ])('%s', async (_, action, code) => {
    const id = await initialized()
    await trouble('overview', action)
    expect(codeOf(await altinn.broker.overview(sender, id))).toBe(code)
    expect(codeOf(await altinn.broker.overview(sender, id))).toBe('fine')
  })

  it('401 once: a new token, and nobody notices; 401 for ever: token-refused', async () => {
    const id = await initialized()
    await trouble('overview', { status: 401 })
    expect(codeOf(await altinn.broker.overview(sender, id))).toBe('fine')
    await trouble('overview', { status: 401 }, null)
    expect(codeOf(await altinn.broker.overview(sender, id))).toBe('token-refused')
  })

  it('an upload that is cut can be sent again from the beginning', async () => {
    const id = await initialized()
    await trouble('upload', { cutRequestAfterBytes: 300_000 })
    expect(codeOf(await altinn.broker.upload(sender, id, body()))).toBe('connection-cut')
    expect(codeOf(await altinn.broker.upload(sender, id, body()))).toBe('fine')
    expect(codeOf(await altinn.broker.upload(sender, id, body()))).toBe('already-uploaded')
  })

  it('a download that is cut tells so, and can go on where it stood', async () => {
    const id = await published()
    await trouble('download', { cutResponseAfterBytes: 500_000 })
    const cut = valueOf(await altinn.broker.download(recipient, id, 0))
    const parts: Uint8Array[] = []
    const error: unknown = await (async () => {
      for await (const chunk of cut.body) parts.push(chunk)
    })().catch((caught: unknown) => caught)
    expect(faultOfError(error).code).toBe('connection-cut')
    const begun = Buffer.concat(parts)
    const rest = valueOf(await altinn.broker.download(recipient, id, begun.byteLength))
    expect(md5(Buffer.concat([begun, await read(rest)]))).toBe(md5(content))
  })

  it('Maskinporten down for a moment: waited out; down for long: named', async () => {
    await trouble('token', { status: 503 }, 2)
    expect(codeOf(await altinn.tokens.get(sender, ['altinn:broker.read']))).toBe('fine')
    expect(clock.slept()).toEqual([1_000, 2_000])
    altinn.tokens.clear()
    await trouble('token', { status: 503 }, null)
    expect(codeOf(await altinn.tokens.get(sender, ['altinn:broker.read']))).toBe('maskinporten-busy')
  })

  it('the exchange’s empty 401 once: tried again with a new grant', async () => {
    await trouble('exchange', { status: 401 })
    expect(codeOf(await altinn.tokens.get(sender, ['altinn:broker.read']))).toBe('fine')
  })

  it('keeps within the limits of the gateway by itself', async () => {
    await simulator.control.limits({ enabled: true })
    try {
      const query = { resourceId: service }
      const nine = await Promise.all(Array.from({ length: 9 }, () => altinn.broker.search(sender, query)))
      expect(nine.map(codeOf)).toEqual(Array.from({ length: 9 }, () => 'fine'))
      expect(clock.slept()).toEqual([])
      await altinn.broker.search(sender, query)
      expect(clock.slept()[0]).toBeGreaterThan(50_000)
    } finally {
      await simulator.control.limits({ enabled: false })
    }
  })
})
