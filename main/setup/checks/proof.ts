/** Steps 14 and 15: the trial, and the watch over what lapses. platform.md §8. */
import { fault } from '../../../preload/contract/fault.ts'
import { inOrder, inTheWay, optional, type Check } from '../check.ts'
import { lettersFor } from '../who.ts'

/** A trial that has got nowhere in this time has failed; milliseconds. */
const patience = 30 * 60_000

export const checkTrial: Check = async ({ ports, notes, subject: { profileId, services } }) => {
  // A file goes through a service for files; messages are not sent for a try.
  if (services.length === 0) return optional(null)
  const acts = ['send-trial' as const]
  const note = notes.get(profileId, 'trial')
  const before = note === null ? null : ports.trial.look(profileId, note.outgoingId)
  if (note === null || before?.ok !== true) return optional(fault('trial-open'), { acts })
  // Each look takes it one step further, so that it goes on after a restart.
  const moved = await ports.trial.receive(profileId, note.outgoingId)
  const now = ports.trial.look(profileId, note.outgoingId)
  if (!now.ok) return optional(fault('trial-open'), { acts })
  const { stage, failed, fault: reason } = now.value
  const facts = { stage }
  if (stage === 'confirmed') return inOrder(facts, { acts })
  const trouble = reason ?? (moved.ok ? null : moved.fault)
  const isLate = ports.clock.now() - note.at > patience
  if (failed || isLate) {
    const last = trouble ?? fault('timeout', { values: { host: 'Altinn' } })
    return { ...inTheWay(last, { facts, acts, letters: lettersFor(last), stops: false }), state: 'attention' }
  }
  return inTheWay(trouble?.retry === 'later' ? trouble : fault('trial-waiting'), { facts, stops: false })
}

export const checkWatch: Check = ({ ports, subject }) => {
  const lapses = ports.lapsing(subject.profileId).filter(({ kind }) => kind !== 'file')
  const [first] = lapses
  const facts =
    first === undefined ? {} : { title: first.title, date: new Date(first.at).toISOString().slice(0, 10) }
  const soon = lapses.find(({ warning }) => warning !== null)
  if (soon === undefined) return Promise.resolve(inOrder(facts))
  const values = { title: soon.title, date: soon.at }
  const warned = { ...facts, days: soon.warning ?? 0 }
  return Promise.resolve(
    inTheWay(fault('lapses-soon', { values }), { facts: warned, acts: ['make-key'], stops: false }),
  )
}
