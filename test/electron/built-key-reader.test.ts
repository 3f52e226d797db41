/** The worker that opens key files, as it is shipped: a bundler may drop it, or the schemas that it needs. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import type { KeyFileAnswer, KeyFileTask } from '../../main/identity/keys/key-file-protocol.ts'
import { buildMain } from '../support/build.ts'
import { keyFile, plainPassword } from '../support/key-files.ts'
import { temporaryFolder } from '../support/temporary.ts'

it('reads old and new files when it is built', { timeout: 120_000 }, async () => {
  const built = await buildMain(temporaryFolder())
  const open = (name: string, password: string): Promise<KeyFileAnswer> =>
    new Promise((resolve, reject) => {
      const workerData: KeyFileTask = { bytes: keyFile(name), password }
      const worker = new Worker(pathToFileURL(path.join(built, 'pkcs12-worker.js')), { workerData, env: {} })
      onTestFinished(async () => {
        await worker.terminate()
      })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  for (const name of ['test-p12/auth.p12', 'test-p12/legacy-rc2.p12', 'key-files/certificates-and-key.pem']) {
    const answer = await open(name, plainPassword)
    expect(answer).toMatchObject({ ok: true, value: [{ fault: null, facts: { organisation: '310904473' } }] })
  }
  expect(await open('test-p12/auth.p12', 'feil')).toMatchObject({
    ok: false,
    fault: { code: 'key-password-wrong' },
  })
})
