import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** Electron's binary is not to be had in tests: its module is replaced by a stand-in. */
const electronStandIn = here('test/electron/electron-stand-in.ts')

/** One project per folder below `test`; `test/support/system/plan.ts` lists those that `npm test` runs. */
const project = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...more },
})

/**
 * Files share a process and what it has loaded: half of the time went into loading the same modules for each file.
 * A file that replaces a module loads anew what uses it, and puts everything back.
 */
const shared = { isolate: false }
/** Opens pages in one browser for the whole run, some of them of a window that is built for them. */
const pages = { globalSetup: here('test/support/window/for-the-run.ts') }
/** Starts the practice environment and the command line again and again. */
const programs = { globalSetup: here('test/support/programs-for-the-run.ts') }

export default defineConfig({
  test: {
    // Processes, not threads: tests of the engine start workers, handle signals and change the environment.
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      project('house', { testTimeout: 120_000 }),
      project('unit', { ...shared, ...programs }),
      // Much of it waits for processes and for pauses: a third one fills the gaps.
      project('flow', { ...shared, ...programs, testTimeout: 60_000, maxWorkers: 3 }),
      project('exploit', { ...shared, ...pages, testTimeout: 60_000, maxWorkers: 1 }),
      { ...project('electron', { maxWorkers: 1 }), resolve: { alias: { electron: electronStandIn } } },
      // Runs the packaging command on a stand-in for Electron's folder; one at a time, as it has one place to build.
      project('packaging', { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }),
      // Needs Electron's binary and a screen: run by `npm run test:desktop` in the workflow, not by `npm test`.
      project('desktop', {
        include: ['test/electron/**/*.e2e.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      // Need the packaged program, or a machine with a policy: `npm run test:packaged` in the workflow.
      project('packaged', {
        include: ['test/packaging/**/*.e2e.ts'],
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      // The real keychain of the system; on Linux one of its own, in a session of its own.
      project('keychain', { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 }),
      // Pictures of every view, some of them for the guide: run by `npm run pictures`, looked at by a person.
      project('pictures', { ...pages, testTimeout: 600_000, hookTimeout: 120_000 }),
      // Waits as the flow tests do, for partners and for processes.
      project('e2e', { ...shared, ...pages, testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 3 }),
    ],
  },
})
