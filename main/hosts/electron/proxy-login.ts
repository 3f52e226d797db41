/** Logging in to a proxy, for what goes through Electron's own network: from the keychain, or asked for. */
import type { App, AuthInfo } from 'electron'
import { z } from 'zod'
import type { DesktopMessage, ProxyAnswer } from '../../../preload/contract/desktop.ts'
import type { SecretStore } from '../../ports.ts'

export interface ProxyLoginPorts {
  readonly app: Pick<App, 'on'>
  readonly secrets: Pick<SecretStore, 'read' | 'write' | 'remove'>
  readonly say: (message: DesktopMessage) => void
}

/**
 * Null when nobody wants to log in. What the person answers when `isWanted` says that it comes too late is kept for
 * whoever asks next.
 */
export type FindLogin = (
  info: Pick<AuthInfo, 'host' | 'port'>,
  isWanted?: () => boolean,
) => Promise<Credentials | null>

export interface ProxyLogin {
  /** False when nobody has asked. */
  answer(answer: ProxyAnswer): boolean
  /** For one who remembers what was right, such as a session of the browser. */
  finder(): FindLogin
}

interface Credentials {
  readonly username: string
  readonly password: string
}
const credentialsSchema = z.object({ username: z.string(), password: z.string() })

/** Proxies of two networks can have the same name; the entry says nothing but where it belongs. */
const entryOf = (proxy: string): string => `proxy ${proxy}`

export function createProxyLogin({ app, secrets, say }: ProxyLoginPorts): ProxyLogin {
  const asked = new Map<number, (answer: ProxyAnswer['credentials']) => void>()
  let lastId = 0

  const kept = async (proxy: string): Promise<Credentials | null> => {
    const found = await secrets.read(entryOf(proxy))
    if (!found.ok || found.value === null) return null
    try {
      return credentialsSchema.parse(JSON.parse(Buffer.from(found.value).toString('utf8')))
    } catch {
      return null
    }
  }
  const askPerson = (proxy: string, again: boolean): Promise<ProxyAnswer['credentials']> => {
    lastId += 1
    const id = lastId
    say({ kind: 'proxy-login', id, proxy, again })
    return new Promise((resolve) => asked.set(id, resolve))
  }
  const finder = (): FindLogin => {
    /** Proxies that have been given what the keychain has: asking again means that it was wrong. */
    const tried = new Set<string>()
    /** Several requests that meet a proxy at once are one question. */
    const answers = new Map<string, Promise<Credentials | null>>()
    const find = async (proxy: string): Promise<Credentials | null> => {
      const known = tried.has(proxy) ? null : await kept(proxy)
      const again = tried.has(proxy)
      tried.add(proxy)
      if (known !== null) return known
      const given = await askPerson(proxy, again)
      // Asked anew next time: who did not want to now may want to then.
      if (given === null) tried.delete(proxy)
      else if (given.keep) {
        const { username, password } = given
        await secrets.write(entryOf(proxy), Buffer.from(JSON.stringify({ username, password })))
      }
      return given
    }
    return async ({ host, port }, isWanted = () => true) => {
      const proxy = `${host}:${port}`
      const answer = answers.get(proxy) ?? find(proxy)
      answers.set(proxy, answer)
      const forget = (): void => {
        if (answers.get(proxy) === answer) answers.delete(proxy)
      }
      const found = await answer.finally(() => {
        if (isWanted()) forget()
      })
      if (found === null) forget()
      return found
    }
  }

  const find = finder()
  app.on('login', (event, _contents, _details, info, answer) => {
    event.preventDefault()
    // A server is never given what is a proxy's.
    if (!info.isProxy) return answer()
    void find(info).then(
      (found) => (found === null ? answer() : answer(found.username, found.password)),
      () => answer(),
    )
  })
  return {
    finder,
    answer({ id, credentials }) {
      const take = asked.get(id)
      asked.delete(id)
      take?.(credentials)
      return take !== undefined
    },
  }
}
