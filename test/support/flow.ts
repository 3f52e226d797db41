/** What nearly every flow test begins with: a practice world and an engine on a fresh home. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { InboxDetail, OutgoingDetail, Profile } from '../../preload/contract/models.ts'
import type { Limits } from '../../main/engine.ts'
import type { Ports } from '../../main/ports.ts'
import type { Result } from '../../preload/contract/result.ts'
import { startTestEngine, type TestEngine } from './engine.ts'
import { startSimulator, type Simulator } from './simulator.ts'
import { temporaryFolder } from './temporary.ts'

export const services = {
  open: 'ovelse-arsregnskap',
  withAccessList: 'ovelse-helsedata',
  small: 'ovelse-smafiler',
  withRequiredParty: 'ovelse-innrapportering',
} as const

export interface World {
  readonly simulator: Simulator
  readonly engine: TestEngine
  readonly fjordby: Profile
  readonly nordlys: Profile
  /** Writes a file below the test's folder and answers its path. */
  file(name: string, content: string | Buffer): string
  /** Sends one file from Fjordby; to Nordlys and over the open service unless told otherwise. */
  send(file: string, to?: string, service?: string): Promise<string>
  /** Sends to Nordlys and answers what then lies in their inbox. */
  deliver(file: string): Promise<InboxDetail>
  /** The item of one sent transfer in the recipient's inbox. */
  arrived(sent: OutgoingDetail, profile: Profile): Promise<InboxDetail>
  /** Stops the engine and starts another on the same home, as after a crash or a restart. */
  restart(ports?: Partial<Ports>, limits?: Result<Limits>): Promise<World>
}

async function worldOn(
  simulator: Simulator,
  home: string,
  folder: string,
  ports: Partial<Ports>,
  limits?: Result<Limits>,
): Promise<World> {
  const engine = await startTestEngine({
    home,
    handover: simulator.handover,
    ports,
    ...(limits && { limits }),
  })
  onTestFinished(() => engine.stop())
  await engine.call('practice.open', {})
  const fjordby = await engine.profile('Fjordby kommune')
  const nordlys = await engine.profile('Nordlys Regnskap AS')
  const world: World = {
    ...{ simulator, engine, fjordby, nordlys },
    file(name, content) {
      const file = path.join(folder, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    async send(file, to = nordlys.organisation.number, serviceId = services.open) {
      const { files } = await engine.call('files.register', { paths: [file] })
      const fileIds = files.map(({ id }) => id)
      const order = { profileId: fjordby.id, fileIds, recipients: [to], serviceId }
      const { ids } = await engine.call('outgoing.send', order)
      return ids[0]!
    },
    async deliver(file) {
      const sent = await engine.sent(await world.send(file), 'published')
      return world.arrived(sent, nordlys)
    },
    async arrived(sent, profile) {
      // A minute's searches are few: the test does not wait for the next one.
      engine.clock.skip(61_000)
      await engine.call('inbox.refresh', { profileId: profile.id })
      const { items } = await engine.call('inbox.list', { profileId: profile.id, limit: 500 })
      const found = items.find(({ fileTransferId }) => fileTransferId === sent.fileTransferId)
      if (found === undefined) throw new Error('The file has not arrived')
      return engine.call('inbox.get', { id: found.id })
    },
    async restart(more = {}, decided) {
      await engine.stop()
      return worldOn(simulator, home, folder, more, decided)
    },
  }
  return world
}

/** A fresh practice world with both of the person's own organisations; gone when the test has ended. */
export async function startWorld(ports: Partial<Ports> = {}): Promise<World> {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.stop())
  return worldOn(simulator, temporaryFolder(), temporaryFolder(), ports)
}
