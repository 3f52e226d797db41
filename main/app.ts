/** The composition root: ports and configuration in, engine out. It connects; it decides nothing. */
import path from 'node:path'
import { fault } from '../preload/contract/fault.ts'
import { failure, success, type Result } from '../preload/contract/result.ts'
import type { EngineEvent } from '../preload/contract/events.ts'
import { createAltinn } from './altinn/index.ts'
import { createCare } from './care-ground.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import type { Engine, EngineConfiguration, Limits } from './engine.ts'
import { createAttendance } from './attendance.ts'
import { createWatchedFolders } from './folder-ground.ts'
import { createIdentity } from './identity/identity.ts'
import { profileView } from './identity/profile-view.ts'
import { createCompanion } from './identity/backup-companion.ts'
import { vaultCommands } from './identity/vault-commands.ts'
import { createVault } from './identity/vault/vault.ts'
import { createInboxList } from './inbox/all.ts'
import { createPolling } from './inbox/polling.ts'
import { createChanges } from './lib/changes.ts'
import type { Handlers } from './lib/handlers.ts'
import { lookUpMessageService } from './message-files.ts'
import { createListReading } from './list-reading.ts'
import { createMessaging } from './message-ground.ts'
import { messageCommands } from './messages/commands.ts'
import { receivedView } from './messages/received-view.ts'
import { parseOrganisationNumber } from './lib/organisation-number.ts'
import type { Ports } from './ports.ts'
import { clientIsRight } from './setup/checks/client.ts'
import { brokerScopes } from './setup/scopes.ts'
import { labelOf, readSettings, settingCommands } from './setup/setting-commands.ts'
import { createSetup } from './setup/setup.ts'
import { identityForSetup, trialPorts } from './setup-ground.ts'
import { createPicture } from './snapshot.ts'
import { createDownloadFolder } from './store/download-folder.ts'
import { openDatabase, type Database } from './store/database.ts'
import { createFolderIds } from './store/folders.ts'
import { createSettings } from './store/settings.ts'
import { inboxItem } from './transfers/views.ts'
import { transferCommands } from './transfers/commands.ts'
import { createQueueState, queueCommands } from './transfers/queue.ts'
import { createTransfers } from './transfers/transfers.ts'
import { createVigil } from './vigil.ts'

interface Running {
  readonly dispatch: Dispatch
  readonly spool: Engine['spool']
  readonly stop: () => Promise<void>
}

function assemble(
  ports: Ports,
  configuration: EngineConfiguration,
  limits: Limits,
  database: Database,
  emit: (event: EngineEvent) => void,
): Running {
  const { clock, random, network, disk, log } = ports

  const changes = createChanges(
    clock,
    () => picture.countAnew(),
    (error) => log.write('error', 'changes.crashed', { error }),
  )
  changes.subscribe(emit)
  const settings = createSettings(database)
  const folders = createFolderIds(database, random)
  const usual = configuration.downloadFolder
  const downloadFolder = createDownloadFolder({ settings, folders, usual, fixed: limits.downloadFolder })
  const settingPorts = { settings, folders, downloadFolder }
  const chosen = () => readSettings(settingPorts)
  const consents = () => chosen().lookUpNames
  const queue = createQueueState(settings, clock)
  const inboxList = createInboxList(database)
  const altinn = createAltinn({ network, clock, random, log })
  const vault = createVault({
    ...{ database, clock, log, secrets: ports.secrets, passphrase: ports.passphrase },
    randomBytes: random.bytes,
  })
  const identity = createIdentity({
    ...{ database, clock, random, vault, changed: () => profilesChanged() },
    ...{ practice: ports.practice, systemStore: ports.systemStore },
    ...{ builtInEnvironments: configuration.environments, allowedEnvironments: limits.environments },
    async tryConnection(connection) {
      const granted = await altinn.maskinporten.grant(connection, [brokerScopes[0]])
      return granted.ok || clientIsRight.has(granted.fault.code) ? success(null) : granted
    },
    otherLapses: (profileId) => [
      ...setup.lapses(profileId),
      ...transfers.endangered(profileId).map(({ id, fileName, expiresAt }) => ({
        ...{ id, kind: 'file' as const, title: fileName, at: expiresAt ?? 0 },
      })),
    ],
    select(profileId) {
      settings.set('activeProfile', profileId)
      changes.patch({ activeProfileId: profileId })
    },
  })
  const { profiles, environments, organisations, practice, connections } = identity
  const organisationOf = (profileId: string): string | null => {
    const record = profiles.get(profileId)
    return record.ok ? record.value.organisation : null
  }
  const environmentOf = (profileId: string): string => {
    const record = profiles.get(profileId)
    return record.ok ? record.value.environmentId : ''
  }

  const transfers = createTransfers(
    { ...ports, database, broker: altinn.broker, tus: altinn.tus, changes },
    {
      accessOf: (profileId) => connections.of(profileId),
      organisationOf: (profileId, number) => organisations.named(environmentOf(profileId), number),
      serviceOf: (profileId, serviceId) => profiles.service(profileId, serviceId),
      confirmsByItself: () => chosen().confirmAutomatically,
      queue,
      spoolFolder: path.join(configuration.home, 'spool'),
    },
  )

  const { messages, sealing } = createMessaging({
    ...{ ports, database, vault, queue, altinn, identity, transfers, changes, environmentOf },
  })

  const activeProfileId = (): string | null => {
    const all = profiles.all()
    return (all.find(({ id }) => id === settings.get('activeProfile')) ?? all[0])?.id ?? null
  }
  const picture = createPicture({
    ...{ clock, changes, version: configuration.version, activeProfileId },
    outgoing: transfers.outgoingRows,
    incoming: transfers.incomingRows,
    letters: messages.received,
    sent: messages.sent,
    progress: transfers.progress,
    profiles: () => profiles.all().map((record) => profileView(record, identity)),
    environments: environments.all,
    queue: queue.read,
    settings: chosen,
    setup: (profileId) => setup.summary(profileId),
    lapsing: identity.calendar.lapsing,
  })

  const refresh = createListReading({ transfers, messages, profiles, connections, changes, sealing })
  const polling = createPolling({
    ...{ clock, random, log, refresh, checking: picture.checking, checked: picture.checked },
    profileIds: () => profiles.all().map(({ id }) => id),
    serviceCount: (profileId) => profiles.services(profileId).length,
    readAt: (profileId) => Number(settings.get(`readAt.${profileId}`) ?? Number.NaN) || null,
    remember: (profileId, at) => settings.set(`readAt.${profileId}`, String(at)),
  })

  const { isAttended, noting } = createAttendance(clock)
  const watched = createWatchedFolders({
    ...{ ports, database, changes, transfers, messages, settings, folderIds: folders, labelOf, isAttended },
    ...{ allowed: limits.folders, language: () => chosen().language },
    profileIds: () => profiles.all().map(({ id }) => id),
    send: (order) => handlers['outgoing.send'](order, 'local'),
  })

  const profilesChanged = (): void => {
    altinn.tokens.clear()
    picture.profilesChanged()
    polling.wake()
    void watched.folders.reconcile()
  }
  const opened = (result: Result<readonly string[]>): Result<readonly string[]> => {
    if (result.ok) profilesChanged()
    return result
  }
  const setup = createSetup({
    ...{ database, clock, random, log, altinn },
    ...identityForSetup(identity, consents, () => profilesChanged()),
    consentToLookUp: consents,
    trial: trialPorts(transfers, transfers.spool.take, downloadFolder.read, organisationOf, polling.refresh),
    openOutside: (url) => ports.desktop.openPage(url),
    changed(profileId) {
      changes.stale('setup', profileId, null)
      picture.setupChanged()
    },
    notice: (profileId, reason) =>
      changes.notice({ profileId, kind: 'setup', fileName: '', itemId: profileId, fault: reason }),
  })

  const woke = async (): Promise<void> => {
    await network.reset()
    altinn.tokens.clear()
    for (const half of [transfers.outgoing, transfers.incoming]) half.hurry()
    polling.readAll()
  }
  const care = createCare({
    ...{ ports, configuration, database, settings, vault, identity, changes, woke, queue: queue.read },
    ...{ snapshot: picture.snapshot, steps: setup.commands['setup.get'], folderOf: folders.pathOf },
    chosen,
  })
  const vigil = createVigil({
    ...{ clock, log, woke, interfaces: ports.interfaces, stalled: transfers.progress.stalled },
    async cut(id) {
      for (const half of [transfers.outgoing, transfers.incoming]) await half.cut(id)
    },
  })

  const handlers: Handlers = {
    'app.snapshot': () => success(picture.snapshot()),
    async 'app.woke'() {
      await woke()
      return success(null)
    },
    ...identity.commands,
    ...vaultCommands({
      ...{ vault, disk, clock, calendar: identity.calendar, folderOf: folders.pathOf },
      companion: createCompanion(database, environments),
      changed() {
        sealing.settle()
        profilesChanged()
      },
    }),
    ...setup.commands,
    ...transferCommands({
      ...transfers,
      ...{ revision: changes.revision, profileExists: profiles.get, refresh: polling.refresh },
      folderOf: downloadFolder.forDownload,
      used(profileId, serviceId, recipients) {
        const numbers = recipients.map(parseOrganisationNumber).filter((number) => number !== null)
        organisations.used(environmentOf(profileId), numbers, clock.now())
        if (!profiles.services(profileId).some(({ id }) => id === serviceId)) {
          profiles.addService(profileId, { id: serviceId, title: null, owner: null, maxBytes: null })
          picture.profilesChanged()
        }
      },
    }),
    ...messageCommands({
      ...{ messages, revision: changes.revision, profileExists: profiles.get },
      folderOf: downloadFolder.forDownload,
      desktop: ports.desktop,
      async lookUp(profileId, id) {
        const environment = environments.get(environmentOf(profileId))
        return environment.ok ? lookUpMessageService(altinn.registry, environment.value, id) : environment
      },
      addService(profileId, service) {
        profiles.addMessageService(profileId, service)
        profilesChanged()
      },
      removeService(profileId, id) {
        profiles.removeMessageService(profileId, id)
        profilesChanged()
      },
    }),
    'inbox.all'(query) {
      const { total, found } = inboxList(query)
      const items = found.map(({ kind, id }) => {
        if (kind === 'file') {
          const file = transfers.incomingRows.get(id)
          return file === null ? null : inboxItem(file, transfers.views)
        }
        const message = messages.received.get(id)
        return message === null ? null : receivedView(message, messages.received, messages.ports)
      })
      return success({ revision: changes.revision(), total, items: items.filter((item) => item !== null) })
    },
    ...care.commands,
    ...watched.commands,
    ...queueCommands({
      ...{ queue, budgets: altinn.budgets, changed: (now) => changes.patch({ queue: now }) },
      ...{ outgoing: transfers.outgoing, incoming: transfers.incoming },
    }),
    ...settingCommands({
      ...settingPorts,
      ...{ disk, settingsChanged: picture.settingsChanged },
      practiceOpen: async () => opened(await practice.open()),
      async practiceStartOver() {
        const begun = await practice.startOver({
          hold: (work) =>
            polling.hold(() =>
              watched.folders.hold(() =>
                messages.hold(() => transfers.hold(async () => opened(await work()))),
              ),
            ),
          forget(profileId) {
            watched.forget(profileId)
            transfers.forget(profileId)
            messages.forget(profileId)
            setup.forget(profileId)
          },
        })
        // A new world has new files: what was read a moment ago says nothing about it.
        if (begun.ok) for (const profileId of begun.value) void polling.refresh(profileId)
        return begun
      },
    }),
  }

  care.start()
  transfers.start()
  messages.start()
  sealing.start()
  watched.start()
  polling.start()
  setup.start()
  vigil.start()
  return {
    dispatch: noting(createDispatch(handlers, log, random)),
    spool: transfers.spool.take,
    async stop() {
      await vigil.stop()
      await Promise.all([care.stop(), setup.stop(), polling.stop()])
      // Together: a folder may wait for an answer that a stop gives.
      await Promise.all([watched.stop(), transfers.stop(), messages.stop()])
      changes.flush()
      await network.reset()
      await ports.practice.stop()
      vault.stop()
      database.close()
    },
  }
}

/** Builds the engine. Nothing is opened before `start`. */
export function createEngine(ports: Ports, configuration: EngineConfiguration): Engine {
  const listeners = new Set<(event: EngineEvent) => void>()
  let running: Running | null = null

  return {
    async start() {
      if (running !== null) return success(null)
      const limits = (await configuration.limits?.()) ?? success({})
      if (!limits.ok) return limits
      const made = await ports.disk.makeFolder(configuration.home)
      if (!made.ok) return failure(fault('home-unwritable', { values: { path: configuration.home } }))
      const database = openDatabase(configuration.home)
      if (!database.ok) return database
      running = assemble(ports, configuration, limits.value, database.value, (event) => {
        for (const listener of listeners) listener(event)
      })
      return success(null)
    },
    async stop() {
      const stopping = running
      running = null
      await stopping?.stop()
    },
    call: async (name, input, door) =>
      running === null ? failure(fault('stopping')) : running.dispatch(name, input, door),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    spool: async (request, body) =>
      running === null ? failure(fault('stopping')) : running.spool(request, body),
  }
}
