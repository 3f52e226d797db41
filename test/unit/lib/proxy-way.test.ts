/** Which proxy a request goes through, and who said so. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isException, parseProxy, wayTo } from '../../../main/lib/proxy-way.ts'
import type { NetworkChoice, SystemProxy } from '../../../main/ports.ts'

const altinn = new URL('https://platform.altinn.no/')
const system = { kind: 'system' } as const
const none: SystemProxy = async () => ({ list: 'DIRECT', found: 'nothing', name: null, unread: false })
const list =
  (text: string): SystemProxy =>
  async () => ({ list: text, found: 'system', name: null, unread: false })
const shown = async (
  proxy: NetworkChoice['proxy'],
  variables: Record<string, string> = {},
  systemProxy = none,
  url = altinn,
) => {
  const { proxy: through, found, name } = await wayTo(url, proxy, variables, systemProxy)
  return [through, found, name]
}

describe('the way out', () => {
  test('is the one that was chosen, whatever the machine says', async () => {
    const variables = { HTTPS_PROXY: 'http://miljo:1' }
    const chosen = { kind: 'address', address: 'valgt.firma.no:8080', exceptions: ['altinn.no'] } as const
    expect(await shown({ ...chosen, exceptions: [] }, variables)).toEqual([
      ...['valgt.firma.no:8080', 'chosen', null],
    ])
    expect(await shown(chosen, variables)).toEqual([null, 'chosen', null])
    expect(await shown({ kind: 'none' }, variables)).toEqual([null, 'chosen', null])
  })

  test('is that of the environment before that of the system, and names the variable', async () => {
    const variables = { HTTP_PROXY: 'http://miljo:3128', no_proxy: 'brreg.no' }
    expect(await shown(system, variables, list('PROXY eget:1'))).toEqual([
      ...['miljo:3128', 'environment', 'HTTP_PROXY'],
    ])
    const register = new URL('https://data.brreg.no/')
    expect(await shown(system, variables, none, register)).toEqual([null, 'environment', 'NO_PROXY'])
  })

  test('is the first of the system’s list', async () => {
    expect(await shown(system, {}, list('PROXY eget:8080; DIRECT'))).toEqual(['eget:8080', 'system', null])
    expect(await shown(system, {}, list('HTTPS trygg:443'))).toEqual(['trygg:443', 'system', null])
    expect(await shown(system, {}, list('DIRECT'))).toEqual([null, 'system', null])
  })

  test('never leads this machine’s own traffic out of it', async () => {
    const chosen = { kind: 'address', address: 'valgt:8080', exceptions: [] } as const
    for (const host of ['localhost', '127.0.0.1', 'ovelse.localhost', '[::1]'])
      expect((await shown(chosen, {}, none, new URL(`http://${host}:8123/`)))[0]).toBeNull()
  })

  test('does not go around a proxy that cannot be understood', async () => {
    await expect(shown(system, { https_proxy: 'ftp://proxy' })).rejects.toMatchObject({
      fault: { code: 'proxy-address-invalid', values: { name: 'https_proxy' } },
    })
  })

  test('is found for every address there is, without a crash', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), (text, url) => {
        const parsed = parseProxy(text)
        if (parsed !== null) expect(parsed.hostname).not.toBe('')
        expect(typeof isException(new URL(url), text.split(','))).toBe('boolean')
      }),
    )
  })
})

test('an exception covers what is below it, and nothing that only ends alike', () => {
  const cases = [
    ['altinn.no', true],
    ['.altinn.no', true],
    ['*.altinn.no', true],
    ['platform.altinn.no:443', true],
    ['platform.altinn.no:8443', false],
    ['tinn.no', false],
    ['no', true],
    ['*', true],
    ['', false],
  ] as const
  for (const [entry, expected] of cases) expect(isException(altinn, [entry]), entry).toBe(expected)
})
