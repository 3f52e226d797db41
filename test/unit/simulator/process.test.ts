/** The process: its state, its secrets and its end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { practiceHandoverSchema, parseEnvironment } from '../../../main/environments.ts'
import { startSimulator } from '../../support/simulator.ts'
import { callerOf, freshSimulator, refusal } from './altinn.ts'

function stateFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-state-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('what it prints is a practice that our engine takes, with files waiting for both organisations', async () => {
  const simulator = await freshSimulator()
  const handover = practiceHandoverSchema.parse(simulator.handover)
  expect(parseEnvironment(handover.environment)).toMatchObject({ ok: true, value: { kind: 'practice' } })
  const { environment, clients } = simulator.handover
  expect(environment.maskinporten.issuer).toMatch(/\/$/)
  expect(environment.altinn.platform).not.toMatch(/\/$/)
  const digits = (number: string): number[] => [...number].map(Number)
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
  for (const { number } of environment.organisations) {
    const sum = digits(number).reduce((all, digit, index) => all + digit * (weights[index] ?? 0), 0)
    expect([number, sum % 11]).toEqual([number, 0])
    expect(number).toMatch(/^[23]/)
  }
  for (const { organisation } of clients.filter(({ own }) => own)) {
    const caller = await callerOf(simulator, organisation.number)
    const waiting = await caller.search({ status: 'Published', recipientStatus: 'Initialized' })
    expect(waiting.length).toBeGreaterThanOrEqual(4)
  }
})

test('state, keys and clock outlive the process, for this person alone; clients keep their ids', async () => {
  const state = stateFolder()
  const first = await startSimulator({ state })
  const id = await (await callerOf(first, 'Fjordby kommune')).send(['310904473'], 'husk meg')
  await first.control.advance(3_600_000, 'broker')
  const { brokerNow } = await first.control.state()
  await first.stop()
  expect(statSync(state).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(state, 'keys.json')).mode & 0o777).toBe(0o600)

  const second = await freshSimulator({ state })
  expect(second.handover.clients).toEqual(first.handover.clients)
  expect(second.handover.control).not.toBe(first.handover.control)
  const after = await second.control.state()
  expect(after.transfers.find((transfer) => transfer.id === id)).toMatchObject({
    status: 'Published',
    onDisk: true,
  })
  expect(after.brokerNow).toBeGreaterThanOrEqual(brokerNow)
})

test('a second process in the same folder ends with a word, and harms nothing', async () => {
  const state = stateFolder()
  const simulator = await freshSimulator({ state })
  await expect(startSimulator({ state })).rejects.toThrow(/did not start/)
  expect((await simulator.control.state()).transfers.length).toBeGreaterThan(0)
})

test('it ends with its parent, and says nothing but its one line', async () => {
  const state = stateFolder()
  const entry = path.resolve('main/simulator/main.ts')
  const child = spawn(process.execPath, [entry, '--state', state, '--speed', 'instant', '--with-parent'])
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed.includes('\n')) child.stdin.end()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(0)
  expect(printed.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(printed)).toMatchObject({ pid: child.pid })
})

test('when the space is used up, initialize says so; what all have confirmed makes room first', async () => {
  const simulator = await freshSimulator({ cap: 20_000_000 })
  const sender = await callerOf(simulator, 'Fjordby kommune')
  const recipient = await callerOf(simulator, 'Nordlys Regnskap AS')
  const big = 'x'.repeat(6_000_000)
  const confirmed = await sender.send([recipient.number], big)
  await recipient.download(confirmed, 'bytes=0-0')
  await recipient.confirm(confirmed)
  await sender.send([recipient.number], big)
  expect((await sender.overview(confirmed)).fileTransferStatus).toBe('AllConfirmedDownloaded')
  await sender.send([recipient.number], big)
  expect((await sender.overview(confirmed)).fileTransferStatus).toBe('Purged')
  const last = await sender.begin([recipient.number])
  expect(await refusal(await sender.upload(last, big))).toBe('500 BRO-00008')
  await simulator.control.partner.send({
    from: '310904473',
    to: recipient.number,
    name: 'full',
    size: 9_000_000,
  })
  expect(await refusal(await sender.initialize())).toBe('503 BRO-00021')
})

test('an upload that dies with the process leaves no bytes, and its transfer can be uploaded to', async () => {
  const state = stateFolder()
  const first = await startSimulator({ state })
  const sender = await callerOf(first, 'Fjordby kommune')
  const id = await sender.begin(['310904473'])
  const { platform } = first.handover.environment.altinn
  const upload = http.request(`${platform}/broker/api/v1/filetransfer/${id}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sender.token}`, 'content-length': 9_000_000 },
  })
  upload.on('error', () => undefined).write(Buffer.alloc(2_000_000))
  while ((await sender.overview(id)).fileTransferStatus !== 'UploadStarted');
  process.kill(first.handover.pid, 'SIGKILL')
  await first.stop()
  const second = await freshSimulator({ state })
  expect(readdirSync(path.join(state, 'blobs')).filter((name) => name.endsWith('.part'))).toEqual([])
  const again = await callerOf(second, 'Fjordby kommune')
  expect((await again.upload(id, 'hel')).status).toBe(200)
})

/**
 * Attack: a page in the person's browser guesses the port and sends requests to the control address or, with
 * a name of its own that it points to this machine (DNS rebinding), reads the answers.
 */
test('without the secret in the path, or under another host name, there is nothing to see', async () => {
  const simulator = await freshSimulator()
  const { origin, port, pathname } = new URL(simulator.handover.control)
  expect((await fetch(`${origin}/control/state`)).status).toBe(404)
  expect(pathname.length).toBeGreaterThan('/control/'.length + 30)
  const status = await new Promise<number | undefined>((resolve) => {
    const headers = { host: 'evil.example' }
    http.get({ port, host: '127.0.0.1', path: `${pathname}/state`, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
  })
  expect(status).toBe(400)
})

test('no malformed request ends it', async () => {
  const simulator = await freshSimulator()
  const port = Number(new URL(simulator.handover.control).port)
  const lines = [
    'nonsense\r\n\r\n',
    'GET http:// HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'GET /altinn/broker/api/v1/filetransfer/%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'POST /maskinporten/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n',
    'POST /maskinporten/token HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ]
  for (const line of lines) {
    await new Promise<void>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.end(line))
      socket.on('error', () => undefined).on('close', () => resolve())
      socket.resume()
    })
  }
  const huge = await fetch(simulator.handover.environment.maskinporten.token, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a'.repeat(300_000),
  })
  expect(huge.status).toBe(413)
  expect((await simulator.control.state()).now).toBeGreaterThan(0)
  expect(simulator.complaints()).toBe('')
})

test('the keys are in their file and nowhere else in the state', async () => {
  const state = stateFolder()
  const simulator = await startSimulator({ state })
  const secret = String(simulator.client('Fjordby kommune').privateKey['d'])
  await simulator.stop()
  const files = readdirSync(state).filter((name) => name.startsWith('practice.sqlite'))
  for (const name of files) expect(readFileSync(path.join(state, name), 'latin1')).not.toContain(secret)
})
