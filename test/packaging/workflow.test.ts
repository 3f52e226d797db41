/** The workflow that makes installers cannot be run here; what can be checked of it is checked. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}
const workflow = parse(readFileSync('.github/workflows/package.yml', 'utf8')) as {
  readonly permissions: object
  readonly env?: object
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy: { readonly matrix: object }
        readonly env?: object
        readonly steps: readonly Step[]
      }
    >
  >
}
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const steps = workflow.jobs['package']?.steps ?? []
const commands = steps.flatMap(({ run }) => run ?? []).join('\n')

describe('the workflow that makes installers', () => {
  it('packages on each of the three systems, with no rights in the repository', () => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.jobs['package']?.strategy.matrix).toEqual({
      os: ['ubuntu-latest', 'windows-latest', 'macos-latest'],
    })
  })

  it('starts what it has packaged, with commands that exist', () => {
    const named = [...commands.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named).toEqual(['package', 'test:packaged', 'test:packaged', 'test:packaged'])
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    expect(['packaged', 'policy'].map((name) => existsSync(`test/packaging/${name}.e2e.ts`))).toEqual([
      true,
      true,
    ])
  })

  it('shows the certificates to the step that signs and to no other', () => {
    const knowing = steps.filter((step) => JSON.stringify(step).includes('secrets.'))
    expect(knowing).toHaveLength(1)
    expect(knowing[0]?.run).toContain('npm run package')
    expect(JSON.stringify([workflow.env, workflow.jobs['package']?.env])).not.toContain('secrets.')
    // A parameter could be read by every process of the machine.
    expect(knowing[0]?.run).not.toContain('secrets.')
  })

  it('makes nothing unsigned once there is a certificate', () => {
    expect(commands).toContain('-c.forceCodeSigning=true')
  })

  it('uses actions of a stated version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? [])
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@(v\d+|[0-9a-f]{40})$/)
  })
})
