/** One command as a person types it beside the window, or a script does: a process of its own. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { programLine } from './programs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>
}

/** In this home; attached when somebody owns it, alone otherwise. */
export async function commandLine(
  home: string,
  words: readonly string[],
  { env = {} }: CommandOptions = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [...programLine('cli'), ...words, '--home', home], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)))
  return { code, stdout, stderr }
}
