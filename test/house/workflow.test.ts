/** The workflow cannot be run here; what can be checked of it is checked. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
}
interface Job {
  readonly strategy: { readonly matrix: { readonly os: readonly string[] } }
  readonly 'timeout-minutes': number
  readonly steps: readonly Step[]
}
const workflow = parse(readFileSync('.github/workflows/test.yml', 'utf8')) as {
  readonly permissions: object
  readonly jobs: Readonly<Record<string, Job>>
}
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const jobs = Object.entries(workflow.jobs)

describe('the workflow', () => {
  it('gives its jobs no rights', () => {
    expect(workflow.permissions).toEqual({})
  })

  it.each(jobs)('%s runs on all three systems and cannot hang for hours', (_name, job) => {
    expect(job.strategy.matrix.os).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest'])
    expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
  })

  it.each(jobs)('%s installs what the lock file says and runs only scripts that exist', (_name, job) => {
    const commands = job.steps.flatMap(({ run }) => run ?? [])
    expect(commands).toContain('npm ci')
    const named = commands.flatMap((text) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
    )
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('runs the test command itself, and Electron’s Node and window beside it', () => {
    const all = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? [])).join('\n')
    expect(all).toMatch(/^npm test$/m)
    expect(all).toContain('npx electron node_modules/vitest/vitest.mjs run --project unit --project flow')
    expect(all).toContain('npm run test:desktop')
  })

  it.each(jobs)('%s uses actions of a stated version', (_name, job) => {
    const actions = job.steps.flatMap(({ uses }) => uses ?? [])
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@(v\d+|[0-9a-f]{40})$/)
  })
})
