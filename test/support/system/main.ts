/** `npm test`: every check and every suite, then one line that sums them up. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideChromium, thisMachine } from './chromium.ts'
import { runCommand, toolScript } from './command.ts'
import { provideKeyring } from './keyring.ts'
import { runInLanes } from './lanes.ts'
import { checks, select, suites, type Check, type Suite } from './plan.ts'
import { closingLine, countSuite, exitCodeOf, sum, type Count, type VitestReport } from './tally.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Programs that tests start again and again need not be compiled again and again. */
const compiled = { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'budstikke-compiled') }

/** Runs what is named (all without names) and answers the exit code. */
async function main(names: readonly string[]): Promise<number> {
  const selection = select(names)
  if ('unknown' in selection) {
    const all = [...checks, ...suites].map(({ name }) => name).join(', ')
    console.error(`Unknown: ${selection.unknown.join(', ')}. There are: ${all}`)
    return 2
  }
  const { checks: chosen, suites: wanted } = selection
  const counts = await runInLanes<Check | Suite, Count>(
    {
      first: chosen.filter(({ first }) => first),
      heavy: wanted.filter(({ light }) => !light),
      light: [...chosen.filter(({ first }) => !first), ...wanted.filter(({ light }) => light)],
    },
    (one) => ('tool' in one ? runCheck(one) : runSuite(one)),
  )
  const total = sum(counts)
  console.log(`\n${closingLine(total)}`)
  return exitCodeOf(total)
}

async function runCheck(check: Check): Promise<Count> {
  const [packageName, binName, ...parameters] = check.tool
  const started = performance.now()
  const script = toolScript(root, packageName, binName)
  const { code, output } = await runCommand(process.execPath, [script, ...parameters], { cwd: root })
  const passed = code === 0
  report(check.name, passed ? 'ok' : 'FAILED', started, passed ? '' : output)
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function runSuite(suite: Suite): Promise<Count> {
  const started = performance.now()
  const failed = { passed: 0, failed: 1 }
  if (!existsSync(path.join(root, 'test', suite.name))) {
    report(suite.name, 'FAILED', started, `The folder test/${suite.name} is missing.`)
    return failed
  }
  const provided = await provide(suite)
  if ('missing' in provided) {
    report(suite.name, 'FAILED', started, provided.missing)
    return failed
  }
  return runVitest(suite, provided.env, started)
}

/** What the suite needs of this machine, as environment variables; or the sentence that says what to do. */
async function provide({
  needs,
}: Suite): Promise<{ readonly env: NodeJS.ProcessEnv } | { readonly missing: string }> {
  if (needs === null) return { env: {} }
  const machine = await thisMachine(root)
  if (needs === 'keyring') return (await provideKeyring(machine)) ?? { env: {} }
  const chromium = await provideChromium(machine)
  return 'missing' in chromium ? chromium : { env: { BUDSTIKKE_CHROMIUM: chromium.path } }
}

async function runVitest(suite: Suite, env: NodeJS.ProcessEnv, started: number): Promise<Count> {
  const reportFile = path.join(root, 'test-results', `${suite.name}.json`)
  mkdirSync(path.dirname(reportFile), { recursive: true })
  // An old report must never be counted as this run's.
  rmSync(reportFile, { force: true })
  const { code, output } = await runCommand(
    process.execPath,
    [
      toolScript(root, 'vitest', 'vitest'),
      'run',
      '--project',
      suite.name,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    { cwd: root, env: { ...compiled, ...env } },
  )
  const count = countSuite(readReport(reportFile), code)
  report(suite.name, closingLine(count), started, count.failed > 0 ? output : '')
  return count
}

function readReport(file: string): VitestReport | null {
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')) as VitestReport
}

function report(name: string, verdict: string, started: number, details: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${name.padEnd(14)} ${verdict.padEnd(24)} ${seconds.padStart(6)} s`)
  if (details !== '') console.log(details.trimEnd().replaceAll(/^/gm, '    '))
}

process.exitCode = await main(process.argv.slice(2))
