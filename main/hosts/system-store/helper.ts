/** Runs the helper: one process for one request, which goes in and comes out through pipes. */
import { spawn } from 'node:child_process'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock } from '../../ports.ts'

export interface HelperProgram {
  /** Absolute path. */
  readonly file: string
  /** Never anything secret or chosen by anybody: others can read them. */
  readonly parameters: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** Bytes; hundreds of certificates. */
const longestAnswer = 8 * 1024 * 1024

const unavailable = (text: string) =>
  failure(fault('system-store-unavailable', { technical: { service: 'certificate store', text } }))

function parsed(text: string): Result<unknown> {
  try {
    return success(JSON.parse(text))
  } catch {
    return unavailable('The answer cannot be read.')
  }
}

/** Faults: system-store-unavailable (it cannot be started, fails, says too much, or takes longer than `patience`). */
export async function askHelper(
  { file, parameters, env }: HelperProgram,
  request: object,
  clock: Pick<Clock, 'sleep'>,
  patience: number,
): Promise<Result<unknown>> {
  const child = spawn(file, parameters, { env, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
  const finished = new AbortController()
  const answer = new Promise<Result<unknown>>((resolve) => {
    const pieces: Buffer[] = []
    let length = 0
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.byteLength
      if (length <= longestAnswer) pieces.push(piece)
      else resolve(unavailable('The answer is too long.'))
    })
    child.once('error', () => resolve(unavailable('The helper cannot be started.')))
    child.once('close', (code) =>
      resolve(code === 0 ? parsed(Buffer.concat(pieces).toString()) : unavailable(`It ended with ${code}.`)),
    )
    // One that ends without reading tells so by its exit code.
    child.stdin.on('error', () => undefined).end(JSON.stringify(request))
  })
  const late = () => unavailable('It took too long.')
  const first = await Promise.race([answer, clock.sleep(patience, finished.signal).then(late, late)])
  finished.abort()
  child.kill()
  return first
}
