/**
 * Every failure of the checklist, provoked one by one: the right step says it, in its own words. Prints
 * scenario → step → sentence.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { fault } from '../../../preload/contract/fault.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { organisation } from '../../support/altinn.ts'
import { everyday, nothing, scenarios } from './scenarios.ts'
import { profileId, request, standIn } from './stand-in.ts'

const languages = ['nb', 'nn', 'en'] as const
const table: string[] = []

describe('set-up', () => {
  it.each(scenarios)('says what is wrong when $name', async (scenario) => {
    const { name, step: id, code, state = 'attention', who } = scenario
    const world = standIn(scenario)
    if (scenario.requested === true)
      world.notes.set(profileId, 'request', {
        ...{ id: request('New').id, kind: 'request', confirmUrl: request('New').confirmUrl },
        ...{ externalRef: `budstikke-${organisation}`, at: everyday },
      })
    const step = await world.step(id)
    expect(step).toMatchObject({ state, fault: { code }, ...(who === undefined ? {} : { who }) })
    if (step.fault === null) throw new Error('There is no fault')
    for (const language of languages) {
      const { what, next } = sentenceOf(step.fault, language)
      expect(`${what} ${next}`).not.toMatch(/\{\{|undefined|NaN|«»|“”/)
      if (language === 'nb') table.push(`${name} → ${id} → ${what} ${next}`)
    }
  })

  it('has a sentence of its own for each of them, in all three languages', () => {
    const codes = [...new Set(scenarios.map(({ code }) => code))]
    for (const language of languages) {
      const said = codes.map((code) => {
        const { what, next } = sentenceOf(fault(code), language)
        return `${what} ${next}`
      })
      expect(new Set(said).size).toBe(codes.length)
    }
  })

  it('keeps what was wrong readable afterwards', async () => {
    const world = standIn({ answers: [nothing(/resource\//)] })
    await world.step('service')
    expect(world.steps.one(profileId, 'service').fault?.code).toBe('service-unknown')
  })
})

afterAll(() => {
  process.stdout.write(`${table.join('\n')}\n`)
})
