/** Which Node starts the service: the one that runs now, which the launcher or the package has chosen. */
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../../../bin/node24.mjs'
import { entryUrl } from '../../lib/entries.ts'

export const serviceProgram = (): readonly [string, ...string[]] => [
  process.execPath,
  ...nodeFlags,
  fileURLToPath(entryUrl('cli')),
]
