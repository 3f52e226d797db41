/** curl as the yardstick: the same bytes to and from the same server in the same run. */
import { open, stat } from 'node:fs/promises'
import os from 'node:os'
import { runCommand } from '../support/system/command.ts'

const apt = '/usr/bin/apt-get'

async function version(): Promise<string | null> {
  const { code, output } = await runCommand('curl', ['--version'], { cwd: '.' })
  return code === 0 ? (output.split('\n')[0] ?? null) : null
}

/** curl's version line; installs it where that is allowed, else throws the one command. */
export async function provideCurl(): Promise<string> {
  const present = await version()
  if (present !== null) return present
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('No curl found: installing it with apt …')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand(apt, ['update', '-qq'], { cwd: '.', env })
    await runCommand(apt, ['install', '-y', '-qq', '--no-install-recommends', 'curl'], { cwd: '.', env })
  }
  const installed = await version()
  if (installed === null) throw new Error('The bench compares with curl. Run: sudo apt-get install curl')
  return installed
}

// The token goes in by standard configuration, not by the command line that every process can read.
const configured = (token: string): string =>
  `header = "Authorization: Bearer ${token}"\nheader = "Expect:"\n`

/** Seconds of one request, from start to the last byte of the answer; throws unless the answer is 200. */
async function timed(parameters: readonly string[], token: string): Promise<number> {
  const { code, output } = await runCommand(
    'curl',
    ['--silent', '--show-error', '--config', '-', '--write-out', '%{http_code} %{time_total}', ...parameters],
    { cwd: '.', input: configured(token) },
  )
  const [status, seconds] = output.trim().split(' ')
  if (code !== 0 || status !== '200') throw new Error(`curl ended with ${code}: ${output}`)
  return Number(seconds)
}

/** Streams a file as the body of a POST. */
export function curlUpload(url: string, token: string, file: string): Promise<number> {
  const body = [
    '--request',
    'POST',
    '--upload-file',
    file,
    '--header',
    'Content-Type: application/octet-stream',
  ]
  return timed([...body, '--output', os.devNull, url], token)
}

/** `flushed` adds what it takes until the bytes would survive a power cut, which the engine always waits for. */
export async function curlDownload(
  url: string,
  token: string,
  file: string,
): Promise<{ readonly bare: number; readonly flushed: number }> {
  const bare = await timed(['--output', file, url], token)
  return { bare, flushed: bare + (await flush(file)) }
}

const pipeline = 'curl --silent --show-error --fail --config - "$1" | tee "$2" | md5sum'

/**
 * What the engine does, by the system's own tools: file, checksum and flush. Null where there is no shell
 * with them.
 */
export async function curlCheckedDownload(
  url: string,
  token: string,
  file: string,
  bytes: number,
): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const began = performance.now()
  const { output } = await runCommand('sh', ['-c', pipeline, 'sh', url, file], {
    cwd: '.',
    input: configured(token),
  })
  const moving = (performance.now() - began) / 1000
  // The pipeline's exit code is that of its last command only.
  const { size } = await stat(file)
  if (size !== bytes) throw new Error(`curl | tee | md5sum ended early: ${output}`)
  return moving + (await flush(file))
}

/** Seconds until what was written would survive a power cut. */
async function flush(file: string): Promise<number> {
  const handle = await open(file, 'r+')
  const began = performance.now()
  await handle.sync()
  const seconds = (performance.now() - began) / 1000
  await handle.close()
  return seconds
}
