/**
 * The packaged program, started as a person starts it, on the system it is for. Run by `npm run test:packaged` after
 * `npm run package`, in the workflow. No tool can drive its window, because a fuse forbids that; what it has done is
 * asked through the socket by which the command line finds it.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { attach, type Attached } from '../../main/hosts/attach/client.ts'
import { readOwner } from '../../main/hosts/attach/owner-file.ts'
import type { Snapshot } from '../../preload/contract/snapshot.ts'
import type { Result } from '../../preload/contract/result.ts'

const suffix = process.arch === 'x64' ? '' : `-${process.arch}`
const places: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: `release/linux${suffix}-unpacked/budstikke`,
  win32: `release/win${suffix}-unpacked/Budstikke.exe`,
  darwin: `release/mac${suffix}/Budstikke.app/Contents/MacOS/Budstikke`,
}
/** `BUDSTIKKE_PACKAGED` names an installed one instead. */
const program = path.resolve(process.env['BUDSTIKKE_PACKAGED'] || (places[process.platform] ?? ''))

describe('the packaged program', () => {
  let home: string
  let child: ChildProcess
  let owner: Attached

  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'budstikke-packaged-'))
    child = spawn(program, ['--home', home], { stdio: 'inherit' })
    const found = async (): Promise<Attached> => {
      const attached = await attach(home)
      if (attached === null) throw new Error('Nobody owns the home yet.')
      return attached
    }
    owner = await vi.waitFor(found, { timeout: 60_000, interval: 200 })
  })

  afterAll(async () => {
    await owner.door.stop()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await ended
    rmSync(home, { recursive: true, force: true, maxRetries: 10 })
  })

  const snapshot = async (): Promise<Snapshot> => {
    const answer = (await owner.door.call('app.snapshot', {}, 'local')) as Result<Snapshot>
    if (!answer.ok) throw new Error(answer.fault.code)
    return answer.value
  }

  it('starts, opens its home and runs its engine', async () => {
    expect(readOwner(home)?.pid).toBe(child.pid)
    expect((await snapshot()).version).toBe(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    )
  })

  it('has brought its practice environment along: a newcomer finds files that wait', async () => {
    const kinds = async () => (await snapshot()).profiles.map(({ environment }) => environment.kind)
    await expect.poll(kinds, { timeout: 60_000, interval: 200 }).toContain('practice')
  })

  it('cannot be used as a bare Node that runs what somebody else wrote', () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const code = 'process.stdout.write("ran")'
    // Only one may own the home, so it gives way at once instead of opening another window.
    const { stdout } = spawnSync(program, ['-e', code, '--home', home], {
      env,
      encoding: 'utf8',
      timeout: 30_000,
    })
    expect(stdout).not.toContain('ran')
  })
})
