/** Set-up, whole: the checklist, what a person does in it, and the look that is made without being asked. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { allChecks } from './checks/all.ts'
import { createChecklist } from './checklist.ts'
import { composeLetter, servicesOf } from './letters/compose.ts'
import { pagesOf } from './links.ts'
import { createNotes } from './notes.ts'
import type { Setup, SetupPorts } from './ports.ts'
import { createSteps, type Steps } from './steps.ts'
import { createSystemActs } from './system-acts.ts'
import { createWatch } from './watch.ts'

const mostFound = 50
/** A request that nobody approves is forgotten after this, milliseconds (platform.md §3.5). */
const requestLife = 180 * 86_400_000

export function createSetup(ports: SetupPorts): Setup {
  const notes = createNotes(ports.database)
  const checklist = createChecklist({ setup: ports, checks: allChecks, steps: () => steps, notes })
  const steps: Steps = createSteps(ports.database, checklist.isChecking)
  const watch = createWatch(ports, checklist, steps, notes)
  const acts = createSystemActs(ports, notes)

  const shown = (profileId: string) => {
    const subject = ports.subjectOf(profileId)
    return subject.ok ? success({ steps: [...steps.all(profileId)] }) : subject
  }
  /** After something was done, the steps from there on are looked at again. */
  const afterwards = async (
    profileId: string,
    done: Result<null>,
    ...ids: Parameters<typeof steps.one>[1][]
  ) => {
    if (!done.ok) return done
    for (const id of ids) await checklist.check(profileId, id)
    watch.wake()
    return shown(profileId)
  }

  return {
    commands: {
      'setup.get': ({ profileId }) => shown(profileId),
      async 'setup.check'({ profileId, step }) {
        const subject = ports.subjectOf(profileId)
        if (!subject.ok) return subject
        const checked = await checklist.check(profileId, step)
        return checked.ok ? success({ steps: [...checked.value] }) : checked
      },
      async 'setup.tickTerms'({ profileId, done }) {
        if (done) notes.set(profileId, 'terms', { at: ports.clock.now() })
        else notes.remove(profileId, 'terms')
        return afterwards(profileId, success(null), 'terms')
      },
      async 'setup.letter'({ profileId, kind, language }) {
        const subject = ports.subjectOf(profileId)
        if (!subject.ok) return subject
        const [service] = servicesOf(kind, subject.value, steps.all(profileId))
        const resource =
          service === undefined
            ? null
            : await ports.altinn.registry.resource(subject.value.environment, service.id)
        const ownerAddress = resource?.ok === true ? (resource.value.contact ?? '') : ''
        return success(
          composeLetter(kind, language, {
            subject: subject.value,
            steps: steps.all(profileId),
            ownerAddress,
          }),
        )
      },
      async 'setup.openLink'({ profileId, kind }) {
        const subject = ports.subjectOf(profileId)
        if (!subject.ok) return subject
        const links = [
          ...steps.all(profileId).flatMap((step) => step.links),
          ...pagesOf(subject.value.environment, [kind]),
        ]
        const link = links.find((one) => one.kind === kind)
        return link === undefined
          ? failure(fault('page-not-opened', { values: { address: kind } }))
          : ports.openOutside(link.url)
      },
      async 'services.find'({ profileId, words }) {
        const subject = ports.subjectOf(profileId)
        if (!subject.ok) return subject
        const found = await ports.altinn.registry.search(subject.value.environment, words, mostFound)
        if (!found.ok) return found
        return success({
          services: found.value.map(({ id, title, owner, type }) => ({ id, title, owner: owner.name, type })),
        })
      },
      async 'system.register'({ profileId }) {
        return afterwards(profileId, await acts.register(profileId), 'system')
      },
      async 'systemUser.request'({ profileId }) {
        return afterwards(profileId, await acts.request(profileId), 'system-user')
      },
      async 'systemUser.change'({ profileId }) {
        return afterwards(profileId, await acts.change(profileId), 'system-user')
      },
      async 'systemUser.adopt'({ profileId, organisation, externalRef }) {
        return afterwards(
          profileId,
          acts.adopt(profileId, organisation, externalRef),
          'system',
          'system-user',
        )
      },
      async 'trial.send'({ profileId, serviceId }) {
        const before = notes.get(profileId, 'trial')
        const last = before === null ? null : ports.trial.look(profileId, before.outgoingId)
        if (last?.ok === true && !last.value.failed && last.value.stage !== 'confirmed')
          return failure(fault('wrong-state'))
        const queued = await ports.trial.send(profileId, serviceId)
        if (!queued.ok) return queued
        notes.set(profileId, 'trial', { serviceId, outgoingId: queued.value, at: ports.clock.now() })
        return afterwards(profileId, success(null), 'trial')
      },
      async 'organisations.lookUp'({ environmentId, number }) {
        const environment = ports.environments().find(({ id }) => id === environmentId)
        if (environment === undefined)
          return failure(fault('environment-unknown', { values: { environment: environmentId } }))
        const known = ports.nameOf(environmentId, number)
        if (!ports.consentToLookUp() || environment.organisationRegister === null) {
          return success({
            organisation: { number, name: known },
            status: known === null ? 'not-asked' : 'found',
          })
        }
        const found = await ports.altinn.organisationRegister.lookUp(environment, number)
        if (!found.ok) return found
        const name = found.value?.name ?? known
        if (name !== null) ports.rememberName(environmentId, number, name)
        return success({ organisation: { number, name }, status: found.value?.status ?? 'not-asked' })
      },
    },
    summary: steps.summary,
    lapses(profileId) {
      const request = notes.get(profileId, 'request')
      if (request === null || steps.one(profileId, 'system-user').state !== 'waiting') return []
      return [{ id: request.id, kind: 'approval', title: request.externalRef, at: request.at + requestLife }]
    },
    forget(profileId) {
      ports.database.run('DELETE FROM setup_step WHERE profile_id = ?', profileId)
      ports.database.run('DELETE FROM setup_note WHERE profile_id = ?', profileId)
    },
    start: watch.start,
    async stop() {
      await Promise.all([watch.stop(), checklist.stop()])
    },
  }
}
