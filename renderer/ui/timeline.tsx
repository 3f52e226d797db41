/** The course of a transfer: the service's own steps, who did what and when, and what is waited for. */
import { Heading } from '@digdir/designsystemet-react'
import type { CourseEntry, CourseStep } from '../../preload/contract/models.ts'
import { organisationName, useText } from '../text/index.ts'
import { useNow } from './use-now.ts'

export interface Coming {
  readonly step: CourseStep
  /** Only the first of the coming steps says what it waits for. */
  readonly waiting: string | null
}

export interface TimelineProps {
  readonly course: readonly CourseEntry[]
  readonly coming?: readonly Coming[]
}

const lastSteps: readonly CourseStep[] = ['failed', 'cancelled']

export function Timeline({ course, coming = [] }: TimelineProps) {
  const { t, format } = useText()
  const now = useNow()
  return (
    <section className="course">
      <Heading level={3} data-size="2xs">
        {t('file.course')}
      </Heading>
      <ol className="timeline">
        {course.map((entry, position) => (
          <li
            key={`${entry.at}-${entry.step}-${position}`}
            data-state={lastSteps.includes(entry.step) ? 'stopped' : 'done'}
          >
            <span className="timeline-step">
              {entry.by === null
                ? t(`course.${entry.step}`)
                : t('course.by', { step: t(`course.${entry.step}`), who: organisationName(entry.by) })}
            </span>
            <time dateTime={new Date(entry.at).toISOString()} title={format.full(entry.at)}>
              {format.moment(entry.at, now)}
            </time>
          </li>
        ))}
        {coming.map(({ step, waiting }, position) => (
          <li key={step} data-state={position === 0 ? 'now' : 'coming'}>
            <span className="timeline-step">{t(`course.${step}`)}</span>
            {waiting !== null && <span className="timeline-text">{waiting}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The service's own words to its steps, for those who want the details. */
export function useCourseWords(course: readonly CourseEntry[]): (readonly [string, string | null])[] {
  const { t } = useText()
  return course.map(({ step, text }) => [t(`course.${step}`), text])
}
