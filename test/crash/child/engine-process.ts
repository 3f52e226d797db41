/** The engine as it is shipped, with its side effects counted, and a person beside it; dies where it is told to. */
import { flushCompileCache } from 'node:module'
import path from 'node:path'
import { createEngine } from '../../../main/app.ts'
import type { Engine } from '../../../main/engine.ts'
import { builtInEnvironments } from '../../../main/environments.ts'
import { createPorts } from '../../../main/hosts/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import { createDice } from '../../fuzz/changes.ts'
import { createSkippingClock } from '../../support/skipping-clock.ts'
import type { FromChild, Moment, Task, ToChild } from '../protocol.ts'
import { countDatabase } from './database-steps.ts'
import { countDisk, countLinks } from './disk-steps.ts'
import { createGuards } from './guards.ts'
import { countNetwork } from './network-steps.ts'
import { createPerson } from './person.ts'
import { createPlatter } from './platter.ts'
import { createSteps, type Ending, type Steps } from './steps.ts'

const clock = createSkippingClock()
/** Milliseconds between two looks at the lists when no event comes. */
const lookEvery = 25
/** Looks without any step, after which only time can bring the next one. */
const patience = 8
/** Longer than any pause between two readings of a list. */
const skip = 80_000
const mostSkips = 30

const say = (message: FromChild): void => {
  if (process.connected) process.send?.(message)
}
/** SIGKILL to oneself: the next line is never reached. */
const kill = (): void => {
  process.kill(process.pid, 'SIGKILL')
}

interface Assembled {
  readonly engine: Engine
  readonly steps: Steps
  /** A moment that a death may be counted from. */
  readonly reach: (kind: Moment['from']) => void
}

function assemble(task: Task): Assembled {
  const system = createPorts(task.home, 'crash')
  const folders = [task.downloads, path.join(task.home, 'spool')]
  const platter = createPlatter(system.disk, folders, createDice(task.powerCut ?? 0))
  const ending: Ending = {
    now() {
      if (task.powerCut !== null) platter.cut()
      kill()
    },
    async soon() {
      if (task.powerCut !== null) await platter.cutWhenStill()
      kill()
    },
  }
  const steps = createSteps(task.death, ending)
  const reach = (kind: Moment['from']): void => {
    say({ kind })
    if (task.diesAfter?.from === kind) setTimeout(() => void ending.soon(), task.diesAfter.milliseconds)
  }
  const guards = createGuards(task, platter)
  countDatabase(steps, task.serviceId, guards.committing)
  countLinks(steps)
  const hasLetters = task.letters.length + task.post.length > 0
  // Where there are none, their lists are read as well and tell nothing.
  const services = new Set(hasLetters ? [task.serviceId, task.letterServiceId] : [task.serviceId])
  const handedOver = async () => success(task.practice)
  const ports = {
    ...system,
    clock,
    disk: countDisk(platter.disk, steps, task.downloads),
    network: {
      ...system.network,
      ...countNetwork(system.network, steps, services, {
        confirming: guards.confirming,
        answering: guards.answering,
        moving: () => reach('moving'),
      }),
    },
    practice: { start: handedOver, startOver: handedOver, stop: async () => undefined },
  }
  const configuration = {
    ...{ home: task.home, version: 'crash', environments: builtInEnvironments },
    downloadFolder: task.downloads,
  }
  return { engine: createEngine(ports, configuration), steps, reach }
}

async function live(task: Task): Promise<void> {
  clock.skip(task.ahead)
  const { engine, steps, reach } = assemble(task)
  const started = await engine.start()
  if (!started.ok) throw new Error(`The engine did not start: ${JSON.stringify(started.fault)}`)
  reach('started')
  const person = createPerson(engine, task)
  await person.begin()
  let skips = 0
  let seen = 0
  let still = 0
  for (;;) {
    const sent = await person.look()
    // Seen on the disk, a step may still be on its way to the engine: it may be the last.
    if (sent !== null && steps.underWay() === 0) {
      flushCompileCache()
      return say({ kind: 'finished', trail: steps.trail, sent })
    }
    still = steps.trail.length === seen && steps.underWay() === 0 ? still + 1 : 0
    seen = steps.trail.length
    if (still >= patience) {
      still = 0
      skips += 1
      if (skips > mostSkips) throw new Error('Nothing moves any more')
      say({ kind: 'skip', milliseconds: skip })
      await new Promise<void>((resolve) => skipped.push(resolve))
      clock.skip(skip)
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, lookEvery)
      const unsubscribe = engine.subscribe(done)
      function done(): void {
        clearTimeout(timer)
        unsubscribe()
        resolve()
      }
    })
  }
}

const skipped: (() => void)[] = []
// The harness has gone: nobody is left to count.
process.on('disconnect', kill)
process.on('message', (message: ToChild) => {
  if (message.kind === 'skipped') skipped.shift()?.()
  else
    live(message.task).catch((error: unknown) => {
      say({ kind: 'stuck', why: error instanceof Error ? error.message : String(error) })
    })
})
