/** Counts passed and failed, and says when nothing was tested at all. */

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** The part of vitest's JSON report that is counted here. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Skipped and unfinished tests. */
  readonly numPendingTests: number
  readonly numTodoTests: number
}

/**
 * Counts one suite. A skipped test counts as failed, for nobody would notice it. A run that ended badly
 * without a failed test (a file that could not be loaded, an unhandled rejection, no report) is one
 * failure; so is a suite in which no test ran.
 */
export function countSuite(report: VitestReport | null, exitCode: number): Count {
  if (report === null) return { passed: 0, failed: 1 }
  const passed = report.numPassedTests
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: silentFailure ? 1 : failed }
}

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  }
}

/** Exit code of the test command. */
export function exitCodeOf({ passed, failed }: Count): number {
  return failed > 0 || passed === 0 ? 1 : 0
}

/** The closing line; it stands alone so that other programs can read it. */
export function closingLine({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`
}
