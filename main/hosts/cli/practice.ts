/** `budstikke practice`: the simulator alone, for any Altinn client; runs until stopped. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryUrl } from '../../lib/entries.ts'
import { reducedEnvironment } from '../practice-process.ts'
import { onStopSignal } from '../signals.ts'

/** Answers its exit code. Its line of JSON goes through as it is. */
export function runPractice(home: string, port: number): Promise<number> {
  const parameters = [
    fileURLToPath(entryUrl('simulator')),
    ...['--port', String(port)],
    ...['--state', path.join(home, 'practice-alone')],
    '--all-keys',
    '--with-parent',
  ]
  const child = spawn(process.execPath, parameters, {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: reducedEnvironment(process.env),
  })
  child.stdin.on('error', () => undefined)
  let isStopping = false
  onStopSignal(() => {
    isStopping = true
    child.stdin.end()
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(isStopping ? 0 : (code ?? 1)))
  })
}
