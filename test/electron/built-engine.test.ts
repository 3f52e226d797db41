/**
 * The engine as it is shipped: a bundler can drop a worker silently, and then nothing is ever sent. So it is
 * built, started and made to send one file to the built practice environment.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { createLink, type Link } from '../../main/hosts/electron/link.ts'
import { createPractice } from '../../main/hosts/practice.ts'
import { systemClock } from '../../main/lib/clock.ts'
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  CommandReply,
} from '../../preload/contract/commands.ts'
import { buildMain } from '../support/build.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** As Electron's process of its own kind, but with this Node. */
function practiceOf(home: string, built: string) {
  return createPractice({
    home,
    clock: systemClock,
    launch(folder) {
      const child = spawn(process.execPath, [path.join(built, 'simulator.js'), '--state', folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
      return {
        firstLine: new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
        exited,
        complaint: () => '',
        async stop() {
          child.kill()
          await exited
        },
      }
    },
  })
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

function callOver(link: Link) {
  return async <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> => {
    const reply = (await link.ask('call', { name, input, door: 'local' })) as CommandReply<Name>
    if (!reply.ok) throw new Error(`${name}: ${reply.fault.code}`)
    return reply.value
  }
}

it(
  'sends a file when it is built: engine, hashing and practice are all there',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    const home = path.join(folder, 'home')
    mkdirSync(home)
    const built = await buildMain(folder)
    const practice = practiceOf(home, built)
    const worker = new Worker(pathToFileURL(path.join(built, 'engine-worker.js')), { workerData: { home } })
    onTestFinished(async () => {
      await worker.terminate()
      await practice.stop()
    })
    const link = createLink(worker, {
      'practice.start': () => practice.start(),
      'practice.stop': () => practice.stop(),
    })
    expect(await link.ask('start', null)).toEqual({ ok: true, value: null })
    const call = callOver(link)

    const [profileId = '', otherId = ''] = (await call('practice.open', {})).profileIds
    const { profiles } = await call('app.snapshot', {})
    const recipient = profiles.find(({ id }) => id === otherId)?.organisation.number ?? ''
    const serviceId = profiles[0]?.services[0]?.id ?? ''
    const file = path.join(folder, 'a.txt')
    writeFileSync(file, 'hei')
    const { files } = await call('files.register', { paths: [file] })
    const order = { profileId, fileIds: files.map(({ id }) => id), recipients: [recipient], serviceId }
    const [id = ''] = (await call('outgoing.send', order)).ids
    await expect
      .poll(async () => call('outgoing.get', { id }), { timeout: 60_000, interval: 200 })
      // MD5 of the file: it has been hashed by the worker and accepted by the service.
      .toMatchObject({ checksum: md5('hei'), fault: null })
    expect((await call('outgoing.get', { id })).fileTransferId).not.toBeNull()
    await link.ask('stop', null)
  },
)
