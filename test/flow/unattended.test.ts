/** The engine without a window, as cron and systemd run it: real processes, the real engine, the practice environment. */
import { spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { emptyFolder, filesBelow } from '../support/watched.ts'

interface LogLine {
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** `budstikke run …`; each line of its log is JSON, or the test fails. */
function run(home: string, ...words: readonly string[]) {
  const child = spawn(process.execPath, [
    path.resolve('bin', 'budstikke.mjs'),
    'run',
    '--home',
    home,
    ...words,
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  const events = (): readonly LogLine[] =>
    out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as LogLine)
  return {
    child,
    events,
    ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
    told: (event: string) =>
      expect.poll(() => events().some((line) => line.event === event), { timeout: 20_000 }).toBe(true),
  }
}

test('runs once or until it is told to end, has its home alone, and lets the other commands work meanwhile', async () => {
  const home = path.join(temporaryFolder(), 'home')
  const root = emptyFolder()
  const rule = ['--service', 'ovelse-arsregnskap', '--to', '311556207']
  const words = ['folder', 'add-out', root, ...rule, '--practice', '--profile', '213004107']
  expect((await commandLine(home, words)).code).toBe(0)
  writeFileSync(path.join(root, 'faktura.xml'), '<faktura/>')

  const once = run(home, '--once', '--health-port', '0')
  await once.told('run.started')
  const [second, listed] = await Promise.all([
    commandLine(home, ['run', '--json', '--lang', 'en']),
    commandLine(home, ['folder', 'list', '--json']),
  ])
  expect(second).toMatchObject({ code: 5 })
  expect(second.stderr).toContain('Close the window or stop the service')
  expect(JSON.parse(listed.stdout), 'attached to the one that runs').toMatchObject({ ok: true })
  const { address } = once.events().find(({ event }) => event === 'run.health')?.fields ?? {}
  const health = await fetch(`http://${String(address)}/health`)
  expect(await health.json()).toMatchObject({ folders: { watching: 1 } })
  expect(await once.ended).toBe(0)
  expect(filesBelow(root)).toEqual([expect.stringMatching(/^Sent\/.*\/faktura\.xml$/)])
  expect(once.events().find(({ event }) => event === 'run.swept')?.fields).toMatchObject({
    sent: 1,
    failed: 0,
  })

  const served = run(home)
  await served.told('run.started')
  served.child.kill('SIGTERM')
  expect(await served.ended).toBe(0)
  expect(served.events().at(-1)?.event).toBe('run.stopped')

  renameSync(root, `${root}-borte`)
  const broken = run(home, '--once')
  expect(await broken.ended, 'a folder that cannot be looked through').toBe(3)
})
