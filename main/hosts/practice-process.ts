/** Starts the simulator with this Node. Its standard input stays open: when we die, it reads the end and ends. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { entryUrl } from '../lib/entries.ts'
import type { PracticeProcess } from './practice.ts'

/**
 * What a child needs from the environment; tokens and proxies of the person are none of its business. Where Node
 * keeps what it has compiled, it need not compile our sources anew for every child.
 */
const kept = [
  ...['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'TZ', 'ELECTRON_RUN_AS_NODE'],
  'NODE_COMPILE_CACHE',
]
const killAfter = 3_000
const longestComplaint = 2_000

export function reducedEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}

/** `more` are further parameters of the simulator. */
export const launchPractice = (stateFolder: string, more: readonly string[] = []): PracticeProcess => {
  const parameters = [fileURLToPath(entryUrl('simulator')), '--state', stateFolder, '--with-parent', ...more]
  const child = spawn(process.execPath, parameters, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: reducedEnvironment(process.env),
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-longestComplaint)
  })
  // It may be gone before we have said anything to it.
  child.stdin.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', (error) => {
      complaint = error.message
      resolve()
    })
  })
  const lines = createInterface({ input: child.stdout })
  const firstLine = Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    exited.then(() => null),
  ])
  return {
    firstLine,
    exited,
    complaint: () => complaint,
    async stop() {
      child.stdin.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfter)
      await exited
      clearTimeout(timer)
    },
  }
}
