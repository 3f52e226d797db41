import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fault } from '../../../preload/contract/fault.ts'
import {
  setupStateSchema,
  setupStepIdSchema,
  type SetupStep,
} from '../../../preload/contract/setup-models.ts'
import {
  currentStep,
  distinctLinks,
  explainsItsLinks,
  isFinished,
  isCalm,
  nextThing,
  standing,
  stepOf,
} from '../../../renderer/setup/order.ts'
import { emptyStep, page } from '../../support/window/setup-steps.ts'

const ids = setupStepIdSchema.options
const step = (id: SetupStep['id'], rest: Partial<SetupStep> = {}): SetupStep => ({
  ...emptyStep(id),
  ...rest,
})

const anySteps = fc
  .array(fc.constantFrom(...setupStateSchema.options), { minLength: ids.length, maxLength: ids.length })
  .map((states) =>
    states.flatMap((state, index) => ids.slice(index, index + 1).map((id) => step(id, { state }))),
  )

describe('the step a person is led to', () => {
  it('is the first that is not finished: everything before it is, whatever the states', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const current = currentStep(steps)
        const before = current === null ? steps : steps.slice(0, steps.indexOf(current))
        expect(before.every(isFinished)).toBe(true)
        expect(current === null || !isFinished(current)).toBe(true)
        expect(standing(steps).done).toBe(current === null)
      }),
    )
  })

  it('is never an optional one: what need not be done stands in nobody’s way', () => {
    const steps = [step('access', { state: 'ok' }), step('events', { state: 'optional' }), step('trial')]
    expect(currentStep(steps)?.id).toBe('trial')
  })

  it('can be asked for by its name in the address, and by nothing else', () => {
    const steps = ids.map((id) => step(id))
    expect(stepOf(steps, 'system-user')).toBe('system-user')
    expect(stepOf(steps, 'new')).toBeNull()
    expect(stepOf(steps, null)).toBeNull()
  })
})

describe('the one obvious next thing', () => {
  it('is the first act the engine names', () => {
    expect(nextThing(step('key', { acts: ['import-key', 'make-key'], links: [page('terms')] }))).toEqual({
      kind: 'act',
      act: 'import-key',
    })
  })
  it('is the page where others approve, when there is nothing else to do', () => {
    expect(nextThing(step('system-user', { links: [page('approval')] }))).toEqual({
      kind: 'link',
      link: 'approval',
    })
  })
  it('is to test, when there is neither', () => {
    expect(nextThing(step('network'))).toEqual({ kind: 'check' })
  })
  it('names a page once, when two names lead to it', () => {
    const same = { ...page('onboarding'), url: page('self-service').url }
    expect(distinctLinks(step('client', { links: [page('self-service'), same] }))).toEqual([
      page('self-service'),
    ])
  })
  it('shows a link once: inside what explains it, or among the buttons', () => {
    const links = [page('approval')]
    expect(explainsItsLinks(step('system-user', { state: 'waiting', links }))).toBe(true)
    expect(explainsItsLinks(step('system-user', { state: 'attention', links }))).toBe(false)
    expect(explainsItsLinks(step('client', { state: 'attention', links }))).toBe(true)
    expect(explainsItsLinks(step('terms', { state: 'attention', links }))).toBe(false)
  })
})

describe('how it stands', () => {
  it('tells a newcomer what is yet to do without alarm, and a failure as one', () => {
    expect(isCalm(step('key', { state: 'attention', fault: fault('key-missing') }))).toBe(true)
    expect(isCalm(step('key', { state: 'attention', fault: fault('key-expired') }))).toBe(false)
  })
  it('says when it was tested last, and nothing before the first test', () => {
    expect(standing([step('key')]).checkedAt).toBeNull()
    expect(standing([step('key', { checkedAt: 5 }), step('client', { checkedAt: 9 })]).checkedAt).toBe(9)
  })
})
