/** The version of the program, from the one place that states it. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Two folders up from the sources and from the build alike. */
const file = new URL('../../package.json', import.meta.url)

export function readVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}
