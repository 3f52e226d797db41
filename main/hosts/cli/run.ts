/** Opens the home for one command, and leaves it in order afterwards. */
import { fault } from '../../../preload/contract/fault.ts'
import type { Language } from '../../../preload/contract/models.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { systemClock } from '../../lib/clock.ts'
import { createLastingDoor } from '../attach/lasting.ts'
import { openHome, type OpenedHome } from '../attach/open.ts'
import { passphraseFromDescriptor, passphraseFromFile } from '../keychain/passphrase.ts'
import type { PassphraseSource } from '../../ports.ts'
import { startEngine } from '../ports.ts'
import { onStopSignal } from '../signals.ts'
import type { Work } from './commands.ts'
import { exitCodes, failed, type Outcome } from '../exit.ts'
import { printable } from '../output.ts'
import type { Values } from './parse.ts'
import type { CliText } from './text/index.ts'

/** A command that was interrupted answers by itself within this, with what it has begun. */
const graceMilliseconds = 2_000

const say = (line: string): void => void process.stderr.write(`${printable(line)}\n`)

/** A line that replaces itself, where a person watches. */
function progressLine(asJson: boolean): ((line: string) => void) | null {
  if (asJson || !process.stderr.isTTY) return null
  return (line) => void process.stderr.write(`\r\u{1b}[K${printable(line)}`)
}

/** Where the vault's passphrase comes from, when the machine has no keychain to ask. */
export function passphraseOf(values: Values): PassphraseSource | undefined {
  const { 'vault-passphrase-file': file, 'vault-passphrase-fd': descriptor } = values
  if (file !== undefined) return passphraseFromFile(file)
  return descriptor === undefined ? undefined : passphraseFromDescriptor(Number(descriptor))
}

export async function runInHome(
  home: string,
  work: Work,
  values: Values,
  language: Language,
  text: CliText,
): Promise<Outcome> {
  const passphrase = passphraseOf(values)
  const open = (): Promise<Result<OpenedHome>> =>
    openHome({ home, clock: systemClock, startEngine: () => startEngine(home, { passphrase }) })
  const interrupted = new AbortController()
  onStopSignal(() => {
    say(text.stopping)
    interrupted.abort()
  })
  const stopped: Outcome = { exit: exitCodes.interrupted, fault: fault('stopping') }
  // Whatever a command is waiting for, Ctrl+C ends the wait; first it may say how far it has come.
  const interruption = new Promise<Outcome>((resolve) => {
    interrupted.signal.addEventListener('abort', () => {
      void systemClock.sleep(graceMilliseconds).then(() => resolve(stopped))
    })
  })
  const opened = await open()
  if (!opened.ok) return failed(opened.fault)
  const door = createLastingDoor(opened.value, open)
  if (interrupted.signal.aborted) {
    await door.stop()
    return stopped
  }
  const progress = progressLine(values.json ?? false)
  try {
    const done = work({
      ...{ door, clock: systemClock, language, text, progress, say },
      isAttached: opened.value.role === 'attached',
      signal: interrupted.signal,
      wantedProfile: values.profile,
      practice: values.practice ?? false,
    })
    return await Promise.race([done, interruption])
  } finally {
    if (progress !== null) process.stderr.write('\r\u{1b}[K')
    await door.stop()
  }
}
