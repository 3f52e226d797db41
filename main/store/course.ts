/** The course of a transfer: who did what and when. Entries are facts, so they are only ever added. */
import { courseStepSchema, type CourseStep } from '../../preload/contract/models.ts'
import { number, oneOf, text, textOrNull } from './columns.ts'
import type { Database } from './database.ts'

export interface CourseFact {
  readonly at: number
  readonly step: CourseStep
  /** Nine digits, or null for the service itself. */
  readonly by: string | null
  readonly text: string | null
}

export interface Course {
  add(itemId: string, fact: CourseFact): void
  /** Replaces what was only seen from afar by what the service's own history says. */
  replace(itemId: string, steps: readonly CourseStep[], facts: readonly CourseFact[]): void
  of(itemId: string): readonly CourseFact[]
}

export function createCourse(database: Database): Course {
  const add = (itemId: string, fact: CourseFact): void => {
    database.run(
      'INSERT OR IGNORE INTO course (item_id, at, step, by_organisation, text) VALUES (?, ?, ?, ?, ?)',
      itemId,
      fact.at,
      fact.step,
      fact.by ?? '',
      fact.text,
    )
  }
  return {
    add,
    replace(itemId, steps, facts) {
      database.transaction(() => {
        for (const step of steps)
          database.run('DELETE FROM course WHERE item_id = ? AND step = ?', itemId, step)
        for (const fact of facts) add(itemId, fact)
      })
    },
    of: (itemId) =>
      database.all('SELECT * FROM course WHERE item_id = ? ORDER BY at, rowid', itemId).map((row) => ({
        at: number(row, 'at'),
        step: oneOf(row, 'step', courseStepSchema.options),
        by: text(row, 'by_organisation') === '' ? null : text(row, 'by_organisation'),
        text: textOrNull(row, 'text'),
      })),
  }
}
