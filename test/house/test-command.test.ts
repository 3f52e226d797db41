/** The test command itself: it must not be able to say that all is well when nothing was tested. */
import { describe, expect, it } from 'vitest'
import { findChromium, installCommand, provideChromium } from '../support/system/chromium.ts'
import { runCommand } from '../support/system/command.ts'
import { provideKeyring } from '../support/system/keyring.ts'
import { runInLanes } from '../support/system/lanes.ts'
import type { Machine } from '../support/system/machine.ts'
import { checks, select, suites } from '../support/system/plan.ts'
import { closingLine, countSuite, exitCodeOf, sum } from '../support/system/tally.ts'

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

describe('the closing line', () => {
  it('counts what passed', () => {
    const total = sum([countSuite(report, 0), { passed: 1, failed: 0 }])
    expect(closingLine(total)).toBe('6 passed, 0 failed')
    expect(exitCodeOf(total)).toBe(0)
  })

  it.each([
    ['a failed test', { ...report, numFailedTests: 2 }, 1, 2],
    ['a skipped test, which nobody would notice', { ...report, numPendingTests: 1 }, 0, 1],
    ['a test that is only planned', { ...report, numTodoTests: 1 }, 0, 1],
    ['a file that could not be loaded, or an unhandled rejection', report, 1, 1],
    ['a suite in which no test ran', { ...report, numPassedTests: 0 }, 0, 1],
  ])('fails for %s', (_name, outcome, exitCode, failed) => {
    const count = countSuite(outcome, exitCode)
    expect(count.failed).toBe(failed)
    expect(exitCodeOf(count)).toBe(1)
  })

  it('fails when a suite left no report, and when nothing was run at all', () => {
    expect(countSuite(null, 0)).toEqual({ passed: 0, failed: 1 })
    expect(exitCodeOf(sum([]))).toBe(1)
  })
})

describe('the plan', () => {
  it('runs everything unless told otherwise', () => {
    expect(select([])).toEqual({ checks, suites })
  })

  it('runs only what is named', () => {
    expect(select(['unit', 'lint'])).toEqual({
      checks: [expect.objectContaining({ name: 'lint' })],
      suites: [expect.objectContaining({ name: 'unit' })],
    })
  })

  it('refuses a name it does not know instead of running nothing', () => {
    expect(select(['units'])).toEqual({ unknown: ['units'] })
  })
})

describe('on two cores', () => {
  /** Runs these, each as long as its number says, and tells what was under way at each start. */
  async function run(lanes: Readonly<Record<'first' | 'heavy' | 'light', readonly string[]>>) {
    const seen: string[] = []
    const running = new Map<string, () => void>()
    const all = runInLanes(lanes, async (name) => {
      await new Promise<void>((end) => running.set(name, end))
      return name
    })
    for (;;) {
      await new Promise(setImmediate)
      if (running.size === 0) return { seen, answers: await all }
      seen.push([...running.keys()].toSorted().join(' '))
      const [shortest] = [...running.keys()].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      running.get(shortest ?? '')?.()
      running.delete(shortest ?? '')
    }
  }

  it('nothing begins before the window is built, no two suites with workers meet, and no core idles', async () => {
    const { seen, answers } = await run({
      first: ['f1', 'f2', 'f3'],
      heavy: ['h20', 'h21'],
      light: ['l10', 'l30', 'l31', 'l32'],
    })
    expect(seen).toEqual([
      ...['f1 f2', 'f2 f3', 'f3'],
      ...['h20 l10', 'h20 l30', 'h21 l30', 'l30 l31', 'l31 l32', 'l32'],
    ])
    expect(answers.toSorted()).toEqual(['f1', 'f2', 'f3', 'h20', 'h21', 'l10', 'l30', 'l31', 'l32'])
  })

  it('what cannot even be started is not passed over', async () => {
    const broken = runInLanes({ first: [], heavy: ['unit'], light: ['lint'] }, (name) =>
      name === 'lint' ? Promise.reject(new Error('no such tool')) : Promise.resolve(name),
    )
    await expect(broken).rejects.toThrow('no such tool')
  })
})

describe('a command', () => {
  const node = process.execPath
  it('keeps all output and the exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3'
    const { code, output } = await runCommand(node, ['-e', script], { cwd: '.' })
    expect(code).toBe(3)
    expect(output).toContain('out')
    expect(output).toContain('err')
  })

  it('that is killed or cannot be started has failed', async () => {
    const killed = await runCommand(node, ['-e', 'process.kill(process.pid, "SIGKILL")'], { cwd: '.' })
    expect(killed.code).not.toBe(0)
    expect((await runCommand('no-such-command-anywhere', [], { cwd: '.' })).code).toBe(1)
  })
})

interface FakeMachine extends Machine {
  readonly ran: readonly string[]
  readonly said: readonly string[]
}

/** A machine with these programs; `installs` says which program a command brings. */
function machine(
  facts: Partial<Machine> & { readonly has?: readonly string[]; readonly installs?: Record<string, string> },
): FakeMachine {
  const programs = new Set(facts.has ?? [])
  const ran: string[] = []
  const said: string[] = []
  return {
    platform: 'linux',
    isRoot: false,
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isExecutable: (file) => programs.has(file),
    playwrightPath: () => '/cache/playwright/chrome',
    run: async (file, parameters) => {
      const line = [file, ...parameters].join(' ')
      ran.push(line)
      const brings = Object.entries(facts.installs ?? {}).find(([start]) => line.startsWith(start))
      if (brings === undefined) return false
      programs.add(brings[1])
      return true
    },
    say: (line) => said.push(line),
    ...facts,
    ran,
    said,
  }
}

describe('Chromium for the end-to-end tests', () => {
  const apt = '/usr/bin/apt-get'

  it('is the one that the person has chosen', () => {
    const env = { CHROMIUM_PATH: '/opt/mine', PATH: '/usr/bin' }
    expect(findChromium(machine({ env, has: ['/opt/mine', '/usr/bin/chromium'] }))).toBe('/opt/mine')
  })

  it('is not replaced behind the person’s back when the chosen one is wrong', async () => {
    const wrong = machine({
      env: { CHROMIUM_PATH: '/opt/gone', PATH: '/usr/bin' },
      has: ['/usr/bin/chromium'],
    })
    expect(await provideChromium(wrong)).toEqual({ missing: expect.stringContaining('/opt/gone') as string })
    expect(wrong.ran).toEqual([])
  })

  it.each([
    ['Debian', machine({ has: ['/usr/bin/chromium'] }), '/usr/bin/chromium'],
    [
      'Debian with the one that has no window, which is quicker',
      machine({ has: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'] }),
      '/usr/bin/chromium-headless-shell',
    ],
    ['a desktop with Chrome', machine({ has: ['/usr/bin/google-chrome'] }), '/usr/bin/google-chrome'],
    [
      'a Mac',
      machine({
        platform: 'darwin',
        has: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      }),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'Windows, which always has Edge',
      machine({
        platform: 'win32',
        env: { 'PROGRAMFILES(X86)': 'C:\\Programs' },
        has: ['C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe'],
      }),
      'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    [
      'a developer with Playwright’s',
      machine({ has: ['/cache/playwright/chrome'] }),
      '/cache/playwright/chrome',
    ],
  ])('is found on %s', async (_name, where, expected) => {
    expect(await provideChromium(where)).toEqual({ path: expected })
    expect(where.ran).toEqual([])
  })

  it('is installed by apt for root on Debian, although the package lists are old', async () => {
    const bare = machine({
      isRoot: true,
      has: [apt],
      installs: { [`${apt} install`]: '/usr/bin/chromium' },
    })
    expect(await provideChromium(bare)).toEqual({ path: '/usr/bin/chromium' })
    expect(bare.ran[0]).toContain('update')
  })

  it('is fetched by Playwright for everybody else', async () => {
    const desk = machine({ has: [apt], installs: { 'playwright install': '/cache/playwright/chrome' } })
    expect(await provideChromium(desk)).toEqual({ path: '/cache/playwright/chrome' })
    expect(desk.ran).toEqual(['playwright install chromium'])
  })

  it('that is nowhere to be had is one command for the person, never a skipped test', async () => {
    const closed = machine({ has: [apt] })
    expect(await provideChromium(closed)).toEqual({
      missing: 'The end-to-end tests need Chromium. Run: sudo apt-get install chromium',
    })
    expect(installCommand(machine({ platform: 'darwin' }))).toBe('npx playwright install chromium')
  })
})

describe('a Secret Service for the tests of the keychain', () => {
  const apt = '/usr/bin/apt-get'
  const dbus = ['/usr/bin/dbus-daemon', '/usr/bin/dbus-send']

  it('is there, or the system has a keychain of its own', async () => {
    const desk = machine({ has: [...dbus, '/usr/bin/gnome-keyring-daemon'] })
    expect(await provideKeyring(desk)).toBeNull()
    expect(await provideKeyring(machine({ platform: 'win32' }))).toBeNull()
    expect(await provideKeyring(machine({ platform: 'darwin' }))).toBeNull()
    expect(desk.ran).toEqual([])
  })

  it('is installed by apt for root, with what it runs on', async () => {
    const bare = machine({
      isRoot: true,
      has: [apt, ...dbus],
      installs: { [`${apt} install`]: '/usr/bin/gnome-keyring-daemon' },
    })
    expect(await provideKeyring(bare)).toBeNull()
    expect(bare.ran.at(-1)).toContain('gnome-keyring dbus')
  })

  it('that is nowhere to be had is one command for the person, never a skipped test', async () => {
    const closed = machine({ has: [apt] })
    expect(await provideKeyring(closed)).toEqual({
      missing:
        'The tests of the keychain need a Secret Service. Run: sudo apt-get install gnome-keyring dbus',
    })
    expect(closed.ran).toEqual([])
  })
})
