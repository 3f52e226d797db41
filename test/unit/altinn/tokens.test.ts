/** Tokens kept in memory: fetched once for all, renewed before they run out, never mixed up. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import { createTokens } from '../../../main/altinn/authentication/tokens.ts'
import { createServiceClock } from '../../../main/altinn/service-clock.ts'
import type { AltinnToken, Authentication, Maskinporten } from '../../../main/altinn/tokens.ts'
import { fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { access, environment, organisation, otherOrganisation, silentLog } from '../../support/altinn.ts'
import { createFakeClock, settle } from '../../support/fake-clock.ts'

const read = ['altinn:broker.read']

/** Maskinporten and the exchange, answering at once or when `open` is called. */
function build({ life = 1_800_000, held = false } = {}) {
  const clock = createFakeClock()
  const serviceClock = createServiceClock(clock)
  const gates: (() => void)[] = []
  const signals: (AbortSignal | undefined)[] = []
  const refusals: FaultCode[] = []
  let grants = 0
  const maskinporten: Pick<Maskinporten, 'grant'> = {
    async grant(_access, scopes, signal) {
      grants += 1
      signals.push(signal)
      if (held) await new Promise<void>((resolve) => gates.push(resolve))
      if (signal?.aborted) return failure(fault('stopping'))
      return success({ value: `grant-${grants}`, scopes, consumer: organisation, expiresAt: 0 })
    },
  }
  const authentication: Authentication = {
    async exchange(_access, token, _signal): Promise<Result<AltinnToken>> {
      const refusal = refusals.shift()
      if (refusal !== undefined) return failure(fault(refusal))
      const expiresAt = serviceClock.now(environment.altinn.platform) + life
      return success({ value: `altinn-${token.value}`, expiresAt, organisation, scopes: token.scopes })
    },
  }
  const tokens = createTokens({
    maskinporten: { ...maskinporten, metadata: async () => failure(fault('internal')) },
    authentication,
    serviceClock,
    log: silentLog,
  })
  const open = async (): Promise<void> => {
    await settle()
    for (const gate of gates.splice(0)) gate()
    await settle()
  }
  return { clock, serviceClock, tokens, open, refusals, signals, grants: () => grants }
}

const valueOf = (result: Result<AltinnToken>): string => (result.ok ? result.value.value : result.fault.code)

describe('a token', () => {
  it('is fetched once, however many ask at the same time', async () => {
    const { tokens, open, grants } = build({ held: true })
    const many = Promise.all(Array.from({ length: 50 }, () => tokens.get(access, read)))
    await open()
    expect(new Set((await many).map(valueOf))).toEqual(new Set(['altinn-grant-1']))
    expect(grants()).toBe(1)
  })

  it('is used until two minutes before its end, and then renewed', async () => {
    const { tokens, clock } = build()
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-1')
    await clock.advance(1_800_000 - 120_000)
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-1')
    await clock.advance(1)
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-2')
  })

  it('is judged by the service’s clock: ours may be an hour slow', async () => {
    const { tokens, clock, serviceClock } = build()
    const theirs = () => new Date(clock.now() + 3_600_000).toUTCString()
    serviceClock.learn(environment.altinn.platform, theirs())
    await tokens.get(access, read)
    await clock.advance(1_800_000 - 110_000)
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-2')
  })

  it('serves nobody else: one per client, organisation, scopes and system user', async () => {
    const others: readonly Access[] = [
      access,
      { ...access, clientId: 'client-2' },
      { ...access, environment: { ...environment, id: 'practice' } },
      { ...access, systemUser: null },
      { ...access, systemUser: { organisation: otherOrganisation, externalRef: null } },
      { ...access, systemUser: { organisation, externalRef: 'x' } },
    ]
    const { tokens } = build()
    const values: string[] = []
    for (const other of others) values.push(valueOf(await tokens.get(other, read)))
    values.push(valueOf(await tokens.get(access, ['altinn:broker.write'])))
    expect(new Set(values).size).toBe(others.length + 1)
  })

  it('is the same for the same scopes in another order', async () => {
    const { tokens, grants } = build()
    await tokens.get(access, ['a', 'b'])
    await tokens.get(access, ['b', 'a'])
    expect(grants()).toBe(1)
  })

  it('is fetched once more when the exchange says its empty 401, and only once', async () => {
    const { tokens, refusals, grants } = build()
    refusals.push('exchange-refused')
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-2')
    tokens.clear()
    refusals.push('exchange-refused', 'exchange-refused')
    expect(valueOf(await tokens.get(access, read))).toBe('exchange-refused')
    expect(grants()).toBe(4)
  })

  it('that failed is not remembered: the next who asks tries again', async () => {
    const { tokens, refusals } = build()
    refusals.push('service-busy')
    expect(valueOf(await tokens.get(access, read))).toBe('service-busy')
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-2')
  })
})

describe('a refused token', () => {
  it('is forgotten, but not the newer one that has taken its place', async () => {
    const { tokens } = build()
    const old = await tokens.get(access, read)
    if (!old.ok) throw new Error('no token')
    tokens.refuse(access, old.value)
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-2')
    // Ten uploads that were refused together all say so; only the first is news.
    tokens.refuse(access, old.value)
    expect(valueOf(await tokens.get(access, read))).toBe('altinn-grant-2')
  })
})

describe('giving up', () => {
  it('leaves the others their token', async () => {
    const { tokens, open, signals } = build({ held: true })
    const impatient = new AbortController()
    const first = tokens.get(access, read, impatient.signal)
    const second = tokens.get(access, read)
    await settle()
    impatient.abort()
    expect(valueOf(await first)).toBe('stopping')
    expect(signals[0]?.aborted).toBe(false)
    await open()
    expect(valueOf(await second)).toBe('altinn-grant-1')
  })

  it('by everybody ends the work, and the next who asks begins anew', async () => {
    const { tokens, open, signals } = build({ held: true })
    const controller = new AbortController()
    const pending = tokens.get(access, read, controller.signal)
    await settle()
    controller.abort()
    expect(valueOf(await pending)).toBe('stopping')
    expect(signals[0]?.aborted).toBe(true)
    const next = tokens.get(access, read)
    await open()
    expect(valueOf(await next)).toBe('altinn-grant-2')
  })

  it('whoever asks, gives up and asks again in any order: nobody is left without an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (givesUp) => {
        const { tokens, open } = build({ held: true })
        const asked = givesUp.map((leaves) => {
          const controller = new AbortController()
          const answer = tokens.get(access, read, controller.signal)
          if (leaves) controller.abort()
          return answer
        })
        await open()
        await open()
        const values = (await Promise.all(asked)).map(valueOf)
        values.forEach((value, index) => {
          if (givesUp[index] === true) expect(value).toBe('stopping')
          else expect(value).toMatch(/^altinn-grant-/)
        })
      }),
    )
  })
})

it('clear forgets what is kept, and what was under way when it was called', async () => {
  const { tokens, open, grants } = build({ held: true })
  const old = tokens.get(access, read)
  await settle()
  tokens.clear()
  await open()
  expect(valueOf(await old)).toBe('altinn-grant-1')
  const next = tokens.get(access, read)
  await open()
  expect(valueOf(await next)).toBe('altinn-grant-2')
  expect(grants()).toBe(2)
})
