/** The programs of the house as tests start them, in processes of their own. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../../bin/node24.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Folder of the built programs; unset where nobody has built them, and then the sources run. */
export const programsVariable = 'BUDSTIKKE_PROGRAMS'

/** What stands behind Node's own name on the line. Built, as packages have them, they start in half the time. */
export function programLine(name: 'cli' | 'simulator'): readonly string[] {
  const built = process.env[programsVariable]
  if (built !== undefined) return [...nodeFlags, path.join(built, `${name}.js`)]
  return [path.join(root, name === 'cli' ? 'bin/budstikke.mjs' : 'main/simulator/main.ts')]
}
