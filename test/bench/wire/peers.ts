/** What people use today for the same work. */
import { fileURLToPath } from 'node:url'
import { runCommand } from '../../support/system/command.ts'
import type { Cost } from './cost.ts'

const mebibyte = 1024 * 1024
// `times` tells, in its second line, what the commands of the shell have used.
const measured = (script: string): string => `set -e; ${script}; times`
const timesLine = /^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/

async function shell(script: string, ...parameters: string[]): Promise<Cost & { readonly output: string }> {
  const began = performance.now()
  const { code, output } = await runCommand('sh', ['-c', measured(script), 'sh', ...parameters], { cwd: '.' })
  const seconds = (performance.now() - began) / 1_000
  if (code !== 0) throw new Error(`«${script}» ended with ${code}: ${output}`)
  const [, ...used] = timesLine.exec(output.trim().split('\n').at(-1) ?? '') ?? []
  const [minutes = 0, rest = 0, systemMinutes = 0, systemRest = 0] = used.map(Number)
  return { seconds, cpu: (minutes + systemMinutes) * 60 + rest + systemRest, output }
}

const curl = 'curl --silent --show-error --fail --header "Expect:"'

/** `md5sum`, then `curl -T`. */
export const checkedUpload = (file: string, url: string): Promise<Cost> =>
  shell(`md5sum "$1"; ${curl} -T "$1" -o /dev/null "$2"`, file, url)

export const checksum = (file: string): Promise<Cost> => shell('md5sum "$1"', file)

/** `curl -T` alone, one stream. */
export const plainUpload = (file: string, url: string): Promise<Cost> =>
  shell(`${curl} -T "$1" -o /dev/null "$2"`, file, url)

/** `curl -o` alone, one stream. */
export const plainDownload = (file: string, url: string): Promise<Cost> =>
  shell(`${curl} -o "$1" "$2"`, file, url)

/** `curl -o`, then `md5sum`; throws when that is not what it should be. */
export async function checkedDownload(file: string, url: string, md5: string): Promise<Cost> {
  const done = await shell(`${curl} -o "$1" "$2"; md5sum "$1"`, file, url)
  if (!done.output.includes(md5)) throw new Error(`md5sum found another checksum than ${md5}: ${done.output}`)
  return done
}

/** How the engine moved a file, for a peer to do likewise. */
export interface Manner {
  readonly chunk: number
  readonly parallel: number
}
export const mannerText = ({ chunk, parallel }: Manner): string =>
  `${parallel} at once, chunks of ${Math.round(chunk / mebibyte)} MiB`

/** tus-js-client with parallel uploads. */
export async function tusUpload(file: string, endpoint: string, { chunk, parallel }: Manner): Promise<Cost> {
  const script = fileURLToPath(new URL('tus-peer.ts', import.meta.url))
  const parameters = [script, endpoint, file, String(chunk), String(parallel)]
  const { code, output } = await runCommand(process.execPath, parameters, { cwd: '.' })
  if (code !== 0) throw new Error(`tus-js-client ended with ${code}: ${output}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Cost
}
