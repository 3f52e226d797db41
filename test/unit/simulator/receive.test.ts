/** Bodies that come in bursts, as over a real line: the practice service must never stop reading. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { Digests } from '../../../main/simulator/broker/digests.ts'
import { receive } from '../../../main/simulator/broker/receive.ts'

const mebibyte = 1024 * 1024
const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-receive-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const digests: Digests = {
  begin: () => ({
    update: () => Promise.resolve(),
    finish: () => Promise.resolve({ md5: 'd41d8cd98f00b204e9800998ecf8427e', malware: false }),
    drop: () => undefined,
  }),
  stop: () => Promise.resolve(),
}

it('takes the rest of a file whose line was silent until everything before was on disk', async () => {
  const file = path.join(folder, 'file')
  async function* bursts(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(8 * mebibyte)
    // Until all is written and every waiting promise has had its turn.
    while (statSync(file).size < 8 * mebibyte) await turn()
    for (let turns = 0; turns < 20; turns += 1) await turn()
    yield Buffer.alloc(3 * mebibyte)
  }
  const received = await receive(bursts(), { path: file, grow: () => true }, digests)
  expect(received.size).toBe(11 * mebibyte)
})
