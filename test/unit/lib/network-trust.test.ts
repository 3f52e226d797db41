/** Whom the real network trusts and which way it goes: certificates and proxies. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { selfSigned } from '../../support/certificate.ts'
import { serve, serveRaw, serveSecure } from '../../support/loopback.ts'
import { answered, get, networkTools, refused } from '../../support/network.ts'

const { track, newNetwork } = networkTools()

describe('certificates', () => {
  it('an unknown issuer, such as a proxy that reads along: certificate-untrusted, nothing is sent', async () => {
    let requests = 0
    const server = track(
      await serveSecure(selfSigned('Proxy-Tryggve', 'localhost'), (_, response) => {
        requests += 1
        response.end()
      }),
    )
    const reason = await refused(newNetwork().request(get(server.base)))
    expect(reason).toMatchObject({
      code: 'certificate-untrusted',
      values: { host: `localhost:${server.port}`, issuer: 'Proxy-Tryggve' },
      technical: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect(requests).toBe(0)
  })

  it('what the system trusts is trusted: the issuer a company has put there', async () => {
    const certificate = selfSigned('Proxy-Tryggve', 'localhost')
    const server = track(await serveSecure(certificate, (_, response) => response.end('inside')))
    const network = newNetwork({ systemCertificates: () => [certificate.cert] })
    expect(await (await answered(network.request(get(server.base)))).text()).toBe('inside')
  })

  it('a certificate for another name: refused, and its issuer is told', async () => {
    const certificate = selfSigned('Proxy-Tryggve', 'elsewhere.example')
    const server = track(await serveSecure(certificate, (_, response) => response.end()))
    const network = newNetwork({ systemCertificates: () => [certificate.cert] })
    expect(await refused(network.request(get(server.base)))).toMatchObject({
      code: 'certificate-untrusted',
      values: { issuer: 'Proxy-Tryggve' },
    })
  })
})

describe('through a proxy', () => {
  /** Takes CONNECT for any name and leads it to one port of this machine. */
  async function proxyTo(port: number, answer = '200 Connection established') {
    const seen: string[] = []
    const proxy = track(
      await serveRaw((socket) => {
        socket.once('data', (head: Buffer) => {
          seen.push(String(head).split('\r\n')[0] ?? '')
          if (!answer.startsWith('200')) return socket.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`)
          const onward = connect(port, '127.0.0.1')
          onward.on('error', () => socket.destroy())
          void once(onward, 'connect').then(() => {
            socket.write(`HTTP/1.1 ${answer}\r\n\r\n`)
            socket.pipe(onward).pipe(socket)
          })
          return socket
        })
      }),
    )
    return { proxy, seen }
  }

  it('goes out by the address of the environment variables, with its own trust inside', async () => {
    const certificate = selfSigned('Proxy-Tryggve', 'platform.altinn.example')
    const server = track(await serveSecure(certificate, (_, response) => response.end('through')))
    const { proxy, seen } = await proxyTo(server.port)
    const network = newNetwork({
      variables: { HTTPS_PROXY: proxy.base },
      systemCertificates: () => [certificate.cert],
    })
    const answer = await answered(network.request(get('https://platform.altinn.example/x')))
    expect(await answer.text()).toBe('through')
    expect(seen).toEqual(['CONNECT platform.altinn.example:443 HTTP/1.1'])
  })

  it('that wants a login: proxy-login', async () => {
    const { proxy } = await proxyTo(0, '407 Proxy Authentication Required')
    const network = newNetwork({ variables: { https_proxy: proxy.base } })
    const reason = await refused(network.request(get('https://platform.altinn.example/')))
    expect(reason).toMatchObject({ code: 'proxy-login', values: { host: 'platform.altinn.example' } })
  })

  it('that will not let us through: proxy-answer', async () => {
    const { proxy } = await proxyTo(0, '403 Forbidden')
    const network = newNetwork({ variables: { https_proxy: proxy.base } })
    expect((await refused(network.request(get('https://platform.altinn.example/')))).code).toBe(
      'proxy-answer',
    )
  })

  it('that is gone: host-unreachable', async () => {
    const { proxy } = await proxyTo(0)
    await proxy.close()
    const network = newNetwork({ variables: { https_proxy: proxy.base } })
    const reason = await refused(network.request(get('https://platform.altinn.example/')))
    expect(reason.code).toBe('host-unreachable')
  })

  it('never what stays on this machine: tokens of the practice environment go nowhere else', async () => {
    const server = track(await serve((_, response) => response.end('local')))
    const { proxy, seen } = await proxyTo(server.port)
    const network = newNetwork({ variables: { http_proxy: proxy.base, https_proxy: proxy.base } })
    for (const host of ['127.0.0.1', 'localhost']) {
      const answer = await answered(network.request(get(`http://${host}:${server.port}/`)))
      expect(await answer.text()).toBe('local')
    }
    expect(seen).toEqual([])
  })
})
