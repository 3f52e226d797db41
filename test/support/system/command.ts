/** Runs the tools of the test command as child processes and keeps what they print. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface Outcome {
  /** Exit code; 1 when a signal ended the process or it could not be started. */
  readonly code: number
  /** Standard output and standard error in the order they came. */
  readonly output: string
}

export interface CommandOptions {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
  /** Called with each piece of output, for steps whose progress somebody wants to see. */
  readonly onOutput?: (text: string) => void
  /** Written to standard input, which is then closed. */
  readonly input?: string
}

/** Runs one command to its end; never rejects. */
export function runCommand(
  file: string,
  parameters: readonly string[],
  options: CommandOptions,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let output = ''
    const take = (text: string): void => {
      output += text
      options.onOutput?.(text)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    // A command that ends without reading has its reasons; its exit code tells them.
    child.stdin.on('error', () => undefined).end(options.input ?? '')
    child.on('error', (error) => {
      resolve({ code: 1, output: `${output}${file}: ${error.message}\n` })
    })
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * The script behind a package's command, so that it can be started with this Node on every system:
 * the files in node_modules/.bin are shell scripts on Windows.
 */
export function toolScript(root: string, packageName: string, binName: string): string {
  const folder = path.join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const script = typeof bin === 'string' ? bin : bin[binName]
  if (script === undefined) throw new Error(`${packageName} has no command ${binName}`)
  return path.join(folder, script)
}
