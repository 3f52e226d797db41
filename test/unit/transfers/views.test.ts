import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../../../main/transfers/views.ts'
import { courseStepSchema, type CourseStep } from '../../../preload/contract/models.ts'

const fact = (at: number, step: CourseStep, by: string | null = null) => ({ at, step, by, text: null })
const stepsOf = (...facts: readonly (readonly [number, CourseStep])[]): readonly CourseStep[] =>
  inOrder(facts.map(([at, step]) => fact(at, step))).map(({ step }) => step)

test('a course is told in the order in which it happened, although two clocks have timed it', () => {
  expect(stepsOf([1_000, 'processing'], [1_200, 'uploaded'], [900, 'upload-started'])).toEqual([
    'upload-started',
    'uploaded',
    'processing',
  ])
  expect(stepsOf([5_000, 'all-confirmed'], [5_001, 'download-confirmed'])).toEqual([
    'download-confirmed',
    'all-confirmed',
  ])
})

test('a machine a minute ahead does not tell that a file was confirmed before it was safe', () => {
  expect(
    stepsOf(
      [1_000, 'published'],
      [2_000, 'download-started'],
      [3_000, 'download-confirmed'],
      [63_000, 'checked'],
      [63_000, 'saved'],
    ),
  ).toEqual(['published', 'download-started', 'checked', 'saved', 'download-confirmed'])
})

test('what one recipient did before another stays before it', () => {
  const facts = [
    fact(1_000, 'download-started', '310904473'),
    fact(2_000, 'download-confirmed', '310904473'),
    fact(3_000, 'download-started', '313772403'),
    fact(4_000, 'download-confirmed', '313772403'),
  ]
  expect(inOrder(facts)).toEqual(facts)
})

test('trying again after a failure stays where it was', () => {
  const steps = ['queued', 'initialized', 'failed', 'retried', 'initialized', 'upload-started'] as const
  expect(stepsOf(...steps.map((step, index) => [index * 100, step] as const))).toEqual(steps)
})

test('an upload that began anew is told after the one it replaces', () => {
  const steps = [
    'initialized',
    'upload-started',
    'upload-restarted',
    'initialized',
    'upload-started',
  ] as const
  expect(stepsOf(...steps.map((step, index) => [index * 100, step] as const))).toEqual(steps)
})

test('nothing is lost, and what lies far apart keeps its time', () => {
  const anyFact = fc.tuple(fc.nat(100_000_000), fc.constantFrom(...courseStepSchema.options))
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 30 }), (facts) => {
      const ordered = inOrder(facts.map(([at, step]) => fact(at, step)))
      expect(ordered).toHaveLength(facts.length)
      for (const [index, { at }] of ordered.entries()) {
        const later = ordered.slice(index + 1).map((one) => one.at)
        expect(at - Math.min(at, ...later)).toBeLessThanOrEqual(120_000 * facts.length)
      }
    }),
  )
})
