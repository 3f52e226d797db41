/** Tries the desktop window: answers the exit code when it ran, or why it could not. */
import { spawn } from 'node:child_process'
import { hasDisplay } from '../browser/launch.ts'
import { buildIfStale } from './build.ts'
import { answers, downloadHost, fetchElectron, findElectron } from './electron-binary.ts'
import type { StartText } from './text.ts'

export type DesktopOutcome = { readonly code: number } | { readonly reason: string }

/** Ends this fast only when something of the system is missing. */
const atOnce = 10_000

async function provideElectron(
  root: string,
  text: StartText,
  say: (line: string) => void,
): Promise<string | { readonly reason: string }> {
  const present = findElectron(root)
  if (present !== null) return present
  const host = downloadHost()
  if (!(await answers(host))) return { reason: text.reasons.unreachable(new URL(host).hostname) }
  say(text.fetching)
  const fetched = await fetchElectron(root, (seconds) => say(text.stillFetching(seconds)))
  return fetched ?? { reason: text.reasons.fetchFailed }
}

function run(program: string, parameters: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: 'inherit' })
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, passOn)
    const finish = (code: number): void => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, passOn)
      resolve(code)
    }
    child.once('error', () => finish(127))
    child.once('close', (code) => finish(code ?? 1))
  })
}

export async function openDesktop(
  root: string,
  home: string,
  text: StartText,
  say: (line: string) => void,
): Promise<DesktopOutcome> {
  if (!hasDisplay(process.platform, process.env)) return { reason: text.reasons.noDisplay }
  if (process.platform === 'linux' && process.getuid?.() === 0) return { reason: text.reasons.superuser }
  const program = await provideElectron(root, text, say)
  if (typeof program !== 'string') return program
  await buildIfStale(root, 'desktop', () => say(text.building))
  const started = performance.now()
  const code = await run(program, [root, '--home', home])
  const isBroken = code !== 0 && performance.now() - started < atOnce
  return isBroken ? { reason: text.reasons.ended(code) } : { code }
}
