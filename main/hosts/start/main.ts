/** `npm start` and `budstikke open`: the window, on the desktop or in the browser. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chooseHome } from '../attach/home.ts'
import { crashQuietly } from '../crash.ts'
import { failed } from '../exit.ts'
import { isLanguage, languageOf } from '../language.ts'
import { report } from '../output.ts'
import { surroundings } from '../ports.ts'
import { buildIfStale } from './build.ts'
import { openDesktop } from './desktop.ts'
import { startText } from './text.ts'
import { openWindow } from './window.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const say = (line: string): void => console.error(line)
const print = (line: string): void => console.log(line)

function readOptions(parameters: readonly string[]) {
  return parseArgs({
    args: [...parameters],
    options: {
      home: { type: 'string' },
      browser: { type: 'boolean', default: false },
      open: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  }).values
}

/**
 * Tells where the window is. With `--json` that is the one document on standard output; an address that comes
 * later, because no browser used the first, goes to the person.
 */
function teller(asJson: boolean): (address: string | null) => void {
  let isTold = false
  return (address) => {
    if (!asJson && address !== null) print(address)
    else if (asJson && !isTold) print(JSON.stringify({ ok: true, value: { window: 'browser', address } }))
    else if (asJson && address !== null) say(address)
    isTold = true
  }
}

type Options = ReturnType<typeof readOptions>

/** Answers the exit code: 0 done, 1 could not be done, 2 wrong use. */
async function run(options: Options): Promise<number> {
  const asked = options.lang ?? ''
  const language = isLanguage(asked) ? asked : languageOf(process.env)
  const text = startText[language]
  if (options.help) {
    print(text.usage)
    return 0
  }
  const home = chooseHome(options.home, surroundings)
  if (!options.browser && options.open) {
    const outcome = await openDesktop(root, home, text, say)
    if ('code' in outcome) {
      if (options.json && outcome.code === 0) {
        print(JSON.stringify({ ok: true, value: { window: 'desktop', address: null } }))
      }
      return outcome.code
    }
    say(text.noDesktop(outcome.reason))
  }
  await buildIfStale(root, 'window', () => say(text.building))
  const problem = await openWindow({ root, home, open: options.open, text, say, shown: teller(options.json) })
  if (problem === null) return 0
  const outcome = failed(problem)
  await report(outcome, options.json, language)
  return outcome.exit
}

function wrongUse(error: unknown): number {
  say(error instanceof Error ? error.message : 'Usage')
  say(startText[languageOf(process.env)].usage)
  return 2
}

crashQuietly()
let options: Options | null = null
try {
  options = readOptions(process.argv.slice(2))
} catch (error) {
  process.exitCode = wrongUse(error)
}
if (options !== null) process.exitCode = await run(options)
