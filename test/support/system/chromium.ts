/** Finds a Chromium for the end-to-end tests, or installs one where that is allowed. Never gives up silently. */
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { aptInstall, hasApt } from './apt.ts'
import { runCommand, toolScript } from './command.ts'
import type { Machine } from './machine.ts'

/** The same engine without a browser around it: pages come in two thirds of the time. */
const withoutWindow = 'chromium-headless-shell'
const namesOnPath = [
  withoutWindow,
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
]
const macPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const windowsPlaces = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const windowsRoots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

function candidates(machine: Machine): readonly string[] {
  const { env, platform } = machine
  if (platform === 'win32') {
    return windowsRoots.flatMap((name) => {
      const root = env[name]
      return root === undefined ? [] : windowsPlaces.map((place) => path.win32.join(root, place))
    })
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '')
  const onPath = namesOnPath.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
  return platform === 'darwin' ? [...macPlaces, ...onPath] : onPath
}

/** Path of a Chromium that is there already, or null. `CHROMIUM_PATH` wins; a wrong one is not passed over. */
export function findChromium(machine: Machine): string | null {
  const chosen = machine.env['CHROMIUM_PATH']
  if (chosen !== undefined && chosen !== '') return machine.isExecutable(chosen) ? chosen : null
  return [...candidates(machine), machine.playwrightPath()].find((file) => machine.isExecutable(file)) ?? null
}

/** The one command that a person is told to run when nothing else worked. */
export function installCommand(machine: Machine): string {
  return hasApt(machine) ? 'sudo apt-get install chromium' : 'npx playwright install chromium'
}

async function install(machine: Machine): Promise<void> {
  // Debian has both, others only the second.
  if (await aptInstall(machine, [withoutWindow])) return
  if (await aptInstall(machine, ['chromium'])) return
  machine.say('No Chromium found: asking Playwright for its own …')
  await machine.run('playwright', ['install', 'chromium'])
}

/** Path of a working Chromium, installed when need be; or the sentence that says what to do. */
export async function provideChromium(
  machine: Machine,
): Promise<{ readonly path: string } | { readonly missing: string }> {
  const chosen = machine.env['CHROMIUM_PATH']
  const found = findChromium(machine)
  if (found !== null) return { path: found }
  if (chosen !== undefined && chosen !== '') {
    return { missing: `CHROMIUM_PATH names ${chosen}, which cannot be run.` }
  }
  await install(machine)
  const installed = findChromium(machine)
  if (installed !== null) return { path: installed }
  return { missing: `The end-to-end tests need Chromium. Run: ${installCommand(machine)}` }
}

/** This machine. */
export async function thisMachine(root: string): Promise<Machine> {
  const { chromium } = await import('playwright')
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    env: process.env,
    isExecutable(file) {
      if (!existsSync(file)) return false
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    },
    playwrightPath: () => chromium.executablePath(),
    async run(file, parameters, env) {
      const [program, all] =
        file === 'playwright'
          ? [process.execPath, [toolScript(root, 'playwright', 'playwright'), ...parameters]]
          : [file, parameters]
      const outcome = await runCommand(program, all, { cwd: root, ...(env && { env }) })
      if (outcome.code !== 0) console.log(outcome.output)
      return outcome.code === 0
    },
    say(line) {
      console.log(line)
    },
  }
}
