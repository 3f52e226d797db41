/** `budstikke <command>`: the command line, which is also what runs unattended. */
import { fault } from '../../../preload/contract/fault.ts'
import type { Language } from '../../../preload/contract/models.ts'
import { chooseHome, prepareHome } from '../attach/home.ts'
import { isLanguage, languageOf } from '../language.ts'
import { surroundings } from '../ports.ts'
import { readVersion } from '../version.ts'
import { workOf } from './commands.ts'
import { crashQuietly } from '../crash.ts'
import { exitCodes, failed, UsageError, type Outcome } from '../exit.ts'
import { portOf } from './orders.ts'
import { report, write } from '../output.ts'
import { parseCommandLine, type Parsed } from './parse.ts'
import { runPractice } from './practice.ts'
import { runInHome } from './run.ts'
import type { UnattendedKey } from './text/unattended-text.ts'
import { cliText, type CliText, type CommandKey } from './text/index.ts'
import { unattended } from './unattended.ts'
import { overview, page } from './usage.ts'

const print = (text: string): Promise<void> => write(process.stdout, `${text}\n`)
const complain = (text: string): Promise<void> => write(process.stderr, `${text}\n`)

/** Read before everything else, so that a usage error too comes in the language asked for. */
function chosenLanguage(parameters: readonly string[]): Language {
  const at = parameters.indexOf('--lang')
  const asked = at === -1 ? '' : (parameters[at + 1] ?? '')
  return isLanguage(asked) ? asked : languageOf(process.env)
}

const isUnattended = (key: CommandKey): key is UnattendedKey => key in cliText.en.unattended.commands

async function practiceAlone(parsed: Parsed, home: string, text: CliText): Promise<number> {
  const port = portOf(parsed.values, text)
  const prepared = prepareHome(home)
  if (prepared.ok) return runPractice(home, port)
  await report(failed(prepared.fault), parsed.values.json ?? false, chosenLanguage(process.argv))
  return exitCodes.fault
}

async function runCommand(key: CommandKey, parsed: Parsed, language: Language): Promise<number> {
  const text = cliText[language]
  const home = chooseHome(parsed.values.home, surroundings)
  // The launcher sees to it when it is the first word.
  if (key === 'open') throw new UsageError('budstikke open …')
  if (key === 'practice') return practiceAlone(parsed, home, text)
  const outcome = isUnattended(key)
    ? await unattended(key, parsed, home, text)
    : await runInHome(home, workOf(key, parsed, text), parsed.values, language, text)
  await report(outcome, parsed.values.json ?? false, language)
  return outcome.exit
}

async function wrongUse(
  error: UsageError,
  parameters: readonly string[],
  language: Language,
): Promise<number> {
  const text = cliText[language]
  const [first = '', second = ''] = parameters.filter((word) => !word.startsWith('-'))
  const key = (Object.keys(text.commands) as CommandKey[]).find(
    (name) => name === first || name === `${first} ${second}`,
  )
  await complain(`${error.message}\n\n${key === undefined ? overview(text) : page(key, text)}`)
  if (!parameters.includes('--json')) return exitCodes.usage
  const outcome: Outcome = {
    exit: exitCodes.usage,
    fault: fault('input-invalid', { values: { value: error.message }, technical: { text: error.message } }),
  }
  await report(outcome, true, language)
  return exitCodes.usage
}

async function main(parameters: readonly string[]): Promise<number> {
  const language = chosenLanguage(parameters)
  const text = cliText[language]
  try {
    const parsed = parseCommandLine(parameters)
    const { key, unknown, values } = parsed
    if (values.version === true) {
      await print(readVersion())
      return exitCodes.done
    }
    if (values.help === true) {
      await print(key === null ? overview(text) : page(key, text))
      return exitCodes.done
    }
    if (key === null)
      throw new UsageError(unknown === null ? text.missing('…') : text.unknownCommand(unknown))
    return await runCommand(key, parsed, language)
  } catch (error) {
    if (error instanceof UsageError) return wrongUse(error, parameters, language)
    throw error
  }
}

crashQuietly()
// The engine's workers and sockets are closed by now; what a library keeps must not keep the command.
process.exit(await main(process.argv.slice(2)))
