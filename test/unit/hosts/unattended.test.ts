/** What an engine without a window tells of itself, and to whom. */
import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHealthServer } from '../../../main/hosts/unattended/health-server.ts'
import type { Health } from '../../../main/hosts/unattended/health.ts'
import { createLogLines, humanLine } from '../../../main/hosts/unattended/log-lines.ts'
import { metricsText } from '../../../main/hosts/unattended/metrics.ts'
import { createTrouble } from '../../../main/hosts/unattended/watch-trouble.ts'
import { createWebhook, isWebhookAddress, type Failure } from '../../../main/hosts/unattended/webhook.ts'
import type { Network } from '../../../main/ports.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { createLeapingClock } from '../../support/folders.ts'

const health: Health = {
  ...{ status: 'failing', vault: 'closed', lastPollAt: 1_763_700_000_000 },
  profiles: { ok: 1, failing: 2, unknown: 0 },
  folders: { watching: 3, paused: 1, off: 0 },
  queue: { paused: false, sending: 4, waiting: 5, failed: 6 },
  totals: { sent: 7, received: 8 },
}

describe('metrics', () => {
  it('say what is wrong in the format of OpenMetrics', () => {
    const text = metricsText(health)
    const samples: Readonly<Record<string, unknown>> = Object.fromEntries(
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1]] as const),
    )
    expect(samples).toMatchObject({
      ...{ budstikke_healthy: '0', budstikke_vault_ok: '0', 'budstikke_folders{state="paused"}': '1' },
      ...{
        budstikke_queue_failed: '6',
        budstikke_files_sent_total: '7',
        budstikke_files_received_total: '8',
      },
      budstikke_last_poll_timestamp_seconds: '1763700000',
    })
    expect(text.endsWith('\n# EOF\n')).toBe(true)
    const described = [...text.matchAll(/^# TYPE (\S+) (?:gauge|counter)$/gm)].map(([, name]) => name)
    for (const name of Object.keys(samples)) {
      expect(described).toContain(name.replace(/\{.*/, '').replace(/_total$/, ''))
    }
  })
})

function ask(port: number, target: string, more: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: target, ...more }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject).end()
  })
}

describe('the address for monitoring', () => {
  it('answers this machine, refuses pages that were led here, other origins and anything but questions', async () => {
    const server = await startHealthServer({ read: () => Promise.resolve(health) }, 0)
    if (!server.ok) throw new Error(server.fault.code)
    onTestFinished(() => server.value.close())
    const { port } = server.value
    expect(await ask(port, '/health')).toMatchObject({ status: 503, body: JSON.stringify(health) })
    expect((await ask(port, '/metrics')).status).toBe(200)
    expect((await ask(port, '/owner.json')).status).toBe(404)
    // DNS rebinding: the browser believes that it talks to evil.example.
    expect((await ask(port, '/health', { headers: { host: `evil.example:${port}` } })).status).toBe(421)
    expect((await ask(port, '/health', { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await ask(port, '/health', { method: 'POST' })).status).toBe(405)
    const second = await startHealthServer({ read: () => Promise.resolve(null) }, port)
    expect(second).toMatchObject({ ok: false, fault: { code: 'port-taken' } })
  })
})

describe('the webhook', () => {
  it.each([
    ['https://example.com/hook?token=1', true],
    ['http://127.0.0.1:9000/', true],
    ['http://localhost/', true],
    ['http://example.com/', false],
    ['https://user:secret@example.com/', false],
    ['file:///etc/passwd', false],
    ['example.com', false],
  ])('%s: %s', (address, isTaken) => {
    expect(isWebhookAddress(address)).toBe(isTaken)
  })

  const url = 'https://example.com/hook?token=hemmelig'
  const one: Failure = { at: '', subject: 'transfer', id: 'x', code: 'file-changed', triesAgain: false }

  async function told(failures: number, answers: readonly number[]) {
    const bodies: string[] = []
    const lines: string[] = []
    const ended = Promise.withResolvers<void>()
    const network: Pick<Network, 'request'> = {
      request({ body }) {
        bodies.push(typeof body === 'string' ? body : '')
        const status = answers[bodies.length - 1]
        if (status === undefined) return Promise.resolve(failure(fault('offline')))
        if (status === 204) ended.resolve()
        const text = (): Promise<string> => Promise.resolve('')
        const nothing = (async function* () {})()
        return Promise.resolve(
          success({ status, headers: {}, body: nothing, text, discard: () => Promise.resolve() }),
        )
      },
    }
    const log = {
      write(_level: string, event: string, fields: unknown) {
        lines.push(`${event} ${JSON.stringify(fields)}`)
        ended.resolve()
      },
    }
    const webhook = createWebhook({ url, network, clock: createLeapingClock(), log })
    for (let index = 0; index < failures; index += 1) webhook.tell({ ...one, id: String(index) })
    await ended.promise
    await webhook.stop()
    return { bodies, lines }
  }

  it('tells a thousand failures in one message, after a refusal once more', async () => {
    const { bodies, lines } = await told(1_000, [500, 204])
    expect(bodies).toHaveLength(2)
    const { failures, more } = JSON.parse(bodies[1] ?? '') as { failures: Failure[]; more: number }
    expect(failures.length + more).toBe(1_000)
    expect(failures.length).toBeLessThanOrEqual(100)
    expect(lines).toEqual([])
  })

  it('gives up after some tries, and the log says so without the address', async () => {
    const { bodies, lines } = await told(1, [])
    expect(bodies).toHaveLength(5)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('webhook.given-up')
    expect(lines[0]).not.toContain('hemmelig')
  })

  it('hears of a file, a folder and an inbox, with codes and ids alone, and once for the same trouble', () => {
    const trouble = createTrouble(() => 0)
    const notice = {
      ...{ profileId: 'p', kind: 'failed' as const, fileName: 'lønn-kari.pdf', itemId: 'i' },
      fault: fault('file-changed', { values: { name: 'lønn-kari.pdf' } }),
    }
    const heard = trouble({ name: 'notice', revision: 1, data: notice })
    expect(heard).toMatchObject([{ subject: 'transfer', id: 'i', code: 'file-changed' }])
    expect(JSON.stringify(heard)).not.toContain('kari')
    const [folder] = trouble({ name: 'notice', revision: 2, data: { ...notice, folderId: 'f' } })
    expect(folder?.subject).toBe('folder')
    const bad = { state: 'attention' as const, fault: fault('key-expired'), checkedAt: 0 }
    const patch = { name: 'snapshot.patch' as const, revision: 3, data: { patch: { health: { p: bad } } } }
    expect(trouble(patch)).toMatchObject([{ subject: 'profile', code: 'key-expired' }])
    expect(trouble(patch)).toEqual([])
    const good = { state: 'ok' as const, fault: null, checkedAt: 0 }
    trouble({ ...patch, data: { patch: { health: { p: good } } } })
    expect(trouble(patch), 'it has been well in between').toHaveLength(1)
  })
})

describe('the log on standard output', () => {
  const line =
    '{"at":"2026-11-21T12:01:02.000Z","level":"warn","event":"folder.x","fields":{"code":"a\\u001b[2Jb"}}'

  it('is words in a terminal, which nothing in it can drive, and JSON for a program', () => {
    expect(humanLine(line)).toBe('12:01:02  warn   folder.x  code=a\u{fffd}[2Jb')
    const written: string[] = []
    const sink = { isTTY: true, write: (text: string) => written.push(text) }
    createLogLines(sink, true)(line)
    createLogLines({ ...sink, isTTY: false }, false)(line)
    expect(written).toEqual([`${line}\n`, `${line}\n`])
  })
})
