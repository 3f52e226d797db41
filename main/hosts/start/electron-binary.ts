/** Electron's binary: is it there, and can it be fetched? Since version 42 the package comes without it. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { EnvHttpProxyAgent, fetch } from 'undici'

/** Path of the program, or null. Says what the package's own index.js would, without fetching anything. */
export function findElectron(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = path.join(root, 'node_modules', 'electron')
  try {
    const name = readFileSync(path.join(folder, 'path.txt'), 'utf8')
    const file = path.join(env['ELECTRON_OVERRIDE_DIST_PATH'] || path.join(folder, 'dist'), name)
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

/** Where the package's install script will look. */
export function downloadHost(env: NodeJS.ProcessEnv = process.env): string {
  const mirror = env['ELECTRON_MIRROR'] || env['npm_config_electron_mirror']
  return mirror !== undefined && URL.canParse(mirror) ? new URL(mirror).origin : 'https://github.com'
}

/** True when the host gives any answer within the time; a closed network often gives none at all. */
export async function answers(address: string, milliseconds = 10_000): Promise<boolean> {
  const dispatcher = new EnvHttpProxyAgent()
  try {
    await fetch(address, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(milliseconds),
      dispatcher,
    })
    return true
  } catch {
    return false
  } finally {
    await dispatcher.destroy()
  }
}

/** Runs the package's own installer, which checks what it fetches; `tick` is called every ten seconds. */
export async function fetchElectron(root: string, tick: (seconds: number) => void): Promise<string | null> {
  const script = path.join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(script)) return null
  const started = performance.now()
  const timer = setInterval(() => tick(Math.round((performance.now() - started) / 1000)), 10_000)
  // Its progress goes to standard error: standard output is for the address.
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 2, 2] })
  await new Promise((resolve) => {
    child.once('close', resolve)
    child.once('error', resolve)
  })
  clearInterval(timer)
  return findElectron(root)
}
