/** Whether somebody is at a window: where nobody is, nothing may wait for an answer. */
import type { Dispatch } from './dispatch.ts'
import type { Clock } from './ports.ts'

/** A window that is looked at asks for something now and then; milliseconds. */
const stillThere = 15 * 60_000

export interface Attendance {
  isAttended(): boolean
  /** Notes who comes in by a window. */
  noting(dispatch: Dispatch): Dispatch
}

export function createAttendance(clock: Clock): Attendance {
  let seenAt: number | null = null
  return {
    isAttended: () => seenAt !== null && clock.monotonic() - seenAt < stillThere,
    noting: (dispatch) => (name, input, door) => {
      if (door === 'window') seenAt = clock.monotonic()
      return dispatch(name, input, door)
    },
  }
}
