/**
 * Practice over https, and the proxies of an office that stand in the way of it: platform.md §8, step 3. Our own
 * network goes through them as it would through real ones, so that what the checklist says can be believed.
 */
import net from 'node:net'
import { expect, test } from 'vitest'
import { createNetwork } from '../../../main/lib/network.ts'
import type { Simulator } from '../../support/simulator.ts'
import { freshSimulator } from './altinn.ts'

const host = 'ovelse.test'
const secure = (): Promise<Simulator> => freshSimulator({ secureHost: host })

/** Our network with a proxy from its environment, and certificates that the machine trusts. */
async function ask(url: string, proxy: string, trusted: readonly string[]) {
  const network = createNetwork({ variables: { HTTPS_PROXY: proxy }, systemCertificates: () => trusted })
  try {
    const answered = await network.request({ method: 'GET', url, headers: {} })
    return answered.ok ? { status: answered.value.status, text: await answered.value.text() } : answered.fault
  } finally {
    await network.reset()
  }
}
const withLogin = ({
  address,
  user = '',
  password = '',
}: {
  address: string
  user?: string
  password?: string
}) => address.replace('//', `//${user}:${password}@`)

test('over https all addresses of the environment are https, and its issuer is handed over', async () => {
  const { handover } = await secure()
  const { maskinporten, altinn, organisationRegister } = handover.environment
  for (const address of [...Object.values(maskinporten), ...Object.values(altinn), organisationRegister]) {
    expect(address).toMatch(new RegExp(`^https://${host}:\\d+`))
  }
  expect(handover.certificateAuthority).toContain('BEGIN CERTIFICATE')
  expect(handover.control).toMatch(/^http:\/\/127\.0\.0\.1:/)
})

test('a proxy that demands a login lets nobody through without one, and everybody with it', async () => {
  const { handover, control } = await secure()
  const { metadata } = handover.environment.maskinporten
  const trusted = [handover.certificateAuthority ?? '']
  const proxy = await control.proxy('login')
  expect(await ask(metadata, proxy.address, trusted)).toMatchObject({ code: 'proxy-login' })
  expect(await ask(metadata, withLogin({ ...proxy, password: 'feil' }), trusted)).toMatchObject({
    code: 'proxy-login',
  })
  expect(await ask(metadata, withLogin(proxy), trusted)).toMatchObject({
    status: 200,
    text: expect.stringContaining(handover.environment.maskinporten.issuer) as string,
  })
  // It leads to the practice world and nowhere else.
  expect(await ask('https://elsewhere.test/', withLogin(proxy), trusted)).not.toHaveProperty('status')
})

test('a proxy that reads along shows its own issuer; whoever trusts that gets through', async () => {
  const { handover, control } = await secure()
  const { metadata } = handover.environment.maskinporten
  const proxy = await control.proxy('intercept')
  expect(await ask(metadata, proxy.address, [handover.certificateAuthority ?? ''])).toMatchObject({
    code: 'certificate-untrusted',
    values: { issuer: proxy.issuer },
  })
  expect(await ask(metadata, proxy.address, [proxy.certificate ?? ''])).toMatchObject({ status: 200 })
  await control.request('DELETE', '/proxy')
  expect(await ask(metadata, proxy.address, [proxy.certificate ?? ''])).not.toHaveProperty('status')
})

test('what is no CONNECT is no way out, and harms no proxy', async () => {
  const { control, complaints } = await secure()
  const proxy = await control.proxy('intercept')
  const port = Number(new URL(proxy.address).port)
  const say = (line: string): Promise<string> =>
    new Promise((resolve) => {
      let heard = ''
      const socket = net.connect(port, '127.0.0.1', () => socket.write(line))
      socket.on('data', (data) => {
        heard += data.toString()
        socket.destroy()
      })
      socket.on('error', () => undefined).on('close', () => resolve(heard.split('\r\n')[0] ?? ''))
    })
  expect(await say('GET http://example.test/ HTTP/1.1\r\nHost: example.test\r\n\r\n')).toContain('501')
  expect(await say('CONNECT tull HTTP/1.1\r\nHost: tull\r\n\r\n')).toContain('400')
  expect(await say('CONNECT example.test:443 HTTP/1.1\r\nHost: example.test\r\n\r\nhei')).toContain('200')
  expect(complaints()).toBe('')
  expect((await fetch(`${proxy.address}/`)).status).toBe(501)
})
