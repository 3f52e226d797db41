/** How the person of the harness uses the program: by its commands, like any window. */
import { createReadStream, statSync } from 'node:fs'
import type { Engine } from '../../../main/engine.ts'
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  CommandReply,
} from '../../../preload/contract/commands.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import type { Errand } from '../protocol.ts'

type Button = 'inbox.download' | 'inbox.confirm' | 'message.download' | 'message.confirm'

export interface Hands {
  /** Throws when it is refused. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>
  /** Presses and does not wait; a fault shows on the list. */
  press(name: Button, id: string): void
  /** Throws what a press has led to. */
  check(): void
  profileOf(organisation: string): Profile
  /** Opens the practice environment and learns who is there. */
  open(): Promise<readonly Profile[]>
  /** Chooses a file; answers its reference. */
  choose(file: Pick<Errand, 'name' | 'path' | 'via'>): Promise<readonly string[]>
}

/** Presses of one button on one thing, after which the person has had enough. */
const mostPresses = 20

export function createHands(engine: Engine): Hands {
  const presses = new Map<string, number>()
  let profiles: readonly Profile[] = []
  let failed: Error | null = null

  const reply = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
    // The table ties name and answer together; `Engine.call` itself is untyped on purpose.
    (await engine.call(name, input, 'local')) as CommandReply<Name>
  const call: Hands['call'] = async (name, input) => {
    const result = await reply(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.fault)}`)
    return result.value
  }

  return {
    call,
    press(name, id) {
      const times = (presses.get(`${name} ${id}`) ?? 0) + 1
      presses.set(`${name} ${id}`, times)
      if (times > mostPresses) failed ??= new Error(`${name} was pressed ${mostPresses} times in vain`)
      else
        reply(name, { id }).catch((cause: unknown) => {
          failed ??= cause instanceof Error ? cause : new Error('A press failed', { cause })
        })
    },
    check() {
      if (failed !== null) throw failed
    },
    profileOf(organisation) {
      const found = profiles.find((profile) => profile.organisation.number === organisation)
      if (found === undefined) throw new Error(`No profile for ${organisation}`)
      return found
    },
    async open() {
      await call('practice.open', {})
      profiles = (await call('app.snapshot', {})).profiles
      return profiles
    },
    async choose({ name, path: file, via }) {
      if (via === 'path') {
        const { files } = await call('files.register', { paths: [file] })
        return files.map(({ id }) => id)
      }
      const request = { name, folder: '', size: statSync(file).size }
      const taken = await engine.spool(request, createReadStream(file))
      if (!taken.ok) throw new Error(`The spool did not take ${name}: ${JSON.stringify(taken.fault)}`)
      return [taken.value.id]
    },
  }
}
