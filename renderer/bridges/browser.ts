/** The bridge of a window in a browser: HTTP to the host that served this page, and nowhere else. */
import type { Bridge } from '../../preload/contract/bridge.ts'
import type { CommandInput, CommandName, CommandReply } from '../../preload/contract/commands.ts'
import { failure } from '../../preload/contract/result.ts'
import { followEvents } from './events.ts'
import { closedFault, createSession, lostFault, secretHeader } from './session.ts'
import { spoolFiles } from './spool.ts'

/** The host has checked its replies against the contract; here it is only told apart from something else. */
function isReply<Name extends CommandName>(value: unknown): value is CommandReply<Name> {
  return typeof value === 'object' && value !== null && 'ok' in value
}

export function createBrowserBridge(): Bridge {
  const session = createSession()
  // A new address pasted into this window changes its fragment only: begin anew with the new token.
  addEventListener('hashchange', () => {
    if (location.hash.startsWith('#token=')) location.reload()
  })

  const call = async <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandReply<Name>> => {
    const secret = await session.secret()
    if (!secret.ok) return secret
    try {
      const answer = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [secretHeader]: secret.value },
        body: JSON.stringify({ name, input }),
      })
      if (answer.status === 401) {
        session.close()
        return failure(closedFault())
      }
      const reply: unknown = await answer.json()
      return isReply<Name>(reply) ? reply : failure(lostFault())
    } catch {
      return failure(lostFault())
    }
  }

  return {
    host: 'browser',
    call,
    subscribe(onEvent, onLost) {
      const ending = new AbortController()
      void followEvents(session, onEvent, onLost, ending.signal)
      return () => ending.abort()
    },
    addFiles: (files, onProgress, signal) => spoolFiles(session, files, onProgress, signal),
    pickFolder: null,
    desktop: null,
  }
}
