/**
 * What a crash leaves behind. Node would print the error with everything that hangs on it, which can be a request
 * with its token: here it is where it happened, and nothing that lets anybody in.
 */
import { writeSync } from 'node:fs'
import { redactText } from '../lib/redact-text.ts'

const standardError = 2
/** As Node's own. */
const crashed = 1
const deepest = 4

/** Message and stack of an error and of what caused it. */
function textOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : `Thrown: ${typeof error}`
  const text = error.stack ?? error.message
  return error.cause === undefined || depth >= deepest
    ? text
    : `${text}\nCaused by: ${textOf(error.cause, depth + 1)}`
}

/** The process ends as it would have; only what it says last is another. */
export function crashQuietly(): void {
  process.on('uncaughtException', (error) => {
    try {
      writeSync(standardError, `${redactText(textOf(error))}\n`)
    } finally {
      process.exit(crashed)
    }
  })
}
