/** Which way the browser's own requests go. */
import { session, type Session } from 'electron'

/** One session per proxy, in memory: it goes that way or not at all, and what it has been told it tells no other. */
export function createSessions(): (proxy: string) => Promise<Session> {
  const sessions = new Map<string, Promise<Session>>()
  const make = async (proxy: string): Promise<Session> => {
    const own = session.fromPartition(`proxy ${proxy}`, { cache: false })
    await own.setProxy({ mode: 'fixed_servers', proxyRules: proxy, proxyBypassRules: '<-loopback>' })
    return own
  }
  return (proxy) => {
    const known = sessions.get(proxy) ?? make(proxy)
    sessions.set(proxy, known)
    return known
  }
}
