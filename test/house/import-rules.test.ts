/** Each import rule is breached once on purpose: a rule that cannot fail would only look like one. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const config = await extractConfig(path.resolve('.dependency-cruiser.mjs'))

/** `type` imports only a type; the others import a value. A target that begins with `:` is a library or Node. */
type Edge = readonly [from: string, to: string, kind?: 'type']

const broken: Readonly<Record<string, readonly Edge[]>> = {
  'no-cycles': [
    ['main/lib/egg.ts', 'main/lib/hen.ts'],
    ['main/lib/egg-type.ts', 'main/lib/hen-type.ts', 'type'],
  ],
  'no-lost-imports': [['main/lib/lost.ts', ':no-such-library']],
  'test-is-not-imported': [['main/lib/tested.ts', 'test/support/helper.ts']],

  'contract-imports-nothing': [['preload/contract/curious.ts', 'main/lib/clock.ts']],
  'contract-libraries': [['preload/contract/heavy.ts', ':undici']],
  'contract-no-node': [['preload/contract/nodes.ts', ':node:fs']],
  'preload-imports-contract': [['preload/index.ts', 'main/lib/clock.ts']],
  'preload-contract-types-only': [['preload/index.ts', 'preload/contract/commands.ts']],
  'preload-libraries': [['preload/index.ts', ':zod']],
  'preload-no-node': [['preload/index.ts', ':node:fs']],

  'electron-in-one-place': [
    ['main/app.ts', ':electron'],
    ['main/hosts/cli/desktop.ts', ':electron'],
    ['main/hosts/browser/desktop.ts', ':electron', 'type'],
    ['main/lib/preferences.ts', ':electron-store'],
  ],

  'renderer-imports-contract': [
    ['renderer/store.ts', 'main/engine.ts', 'type'],
    ['renderer/bridge.ts', 'preload/index.ts'],
  ],
  'renderer-values-of-contract': [
    ['renderer/store.ts', 'preload/contract/commands.ts'],
    ['renderer/inbox/list.tsx', 'preload/contract/models.ts'],
  ],
  'renderer-libraries': [
    ['renderer/send/form.tsx', ':zod'],
    ['renderer/bridge.ts', ':undici'],
  ],
  'renderer-no-node': [['renderer/send/files.ts', ':node:path']],
  'views-are-apart': [
    ['renderer/inbox/peek.tsx', 'renderer/send/form.tsx'],
    ['renderer/settings/frame.tsx', 'renderer/app.tsx'],
    ['renderer/settings/around.tsx', 'renderer/shell/foot.tsx'],
  ],
  'shared-pieces-know-no-view': [
    ['renderer/ui/button.tsx', 'renderer/inbox/list.tsx'],
    ['renderer/state/draft.ts', 'renderer/send/form.tsx'],
  ],

  'lib-knows-no-domain': [['main/lib/domain.ts', 'main/transfers/queue.ts']],
  'store-knows-no-domain': [['main/store/domain.ts', 'main/inbox/list.ts', 'type']],
  'ports-know-no-domain': [['main/ports.ts', 'main/altinn/broker.ts', 'type']],
  'environments-know-no-domain': [['main/environments.ts', 'main/identity/vault.ts']],
  'identity-stands-alone': [
    ['main/identity/history.ts', 'main/records/history.ts'],
    ['main/identity/caller.ts', 'main/altinn/broker.ts', 'type'],
  ],
  'folders-stand-alone': [['main/folders/signing.ts', 'main/identity/vault.ts']],
  'records-stand-alone': [['main/records/watching.ts', 'main/folders/watch.ts']],
  'altinn-knows-its-services': [
    ['main/altinn/upwards.ts', 'main/transfers/queue.ts'],
    ['main/altinn/saving.ts', 'main/store/database.ts'],
  ],
  'altinn-identity-types-only': [['main/altinn/keys.ts', 'main/identity/vault.ts']],
  'transfers-use-the-ground': [
    ['main/transfers/mail.ts', 'main/messages/send.ts'],
    ['main/transfers/listed.ts', 'main/inbox/list.ts'],
    ['main/transfers/whole.ts', 'main/app.ts', 'type'],
  ],
  'messages-use-the-ground': [['main/messages/attach.ts', 'main/transfers/queue.ts']],
  'inbox-uses-the-ground': [
    ['main/inbox/fetch.ts', 'main/transfers/queue.ts'],
    ['main/inbox/steps.ts', 'main/setup/steps.ts'],
  ],
  'setup-uses-the-ground': [['main/setup/mail.ts', 'main/messages/send.ts']],
  'upkeep-uses-the-ground': [['main/upkeep/rows.ts', 'main/transfers/queue.ts']],
  'network-uses-the-ground': [['main/network/test.ts', 'main/setup/steps.ts']],
  'simulator-shares-nothing': [
    ['main/simulator/models.ts', 'preload/contract/models.ts'],
    ['main/simulator/timing.ts', 'main/lib/clock.ts', 'type'],
  ],
  'simulator-is-a-process': [
    ['main/hosts/cli/practice.ts', 'main/simulator/server.ts'],
    ['main/app.ts', 'main/simulator/server.ts', 'type'],
  ],
  'engine-knows-no-host': [
    ['main/app.ts', 'main/hosts/browser/server.ts'],
    ['main/dispatch.ts', 'main/hosts/attach/lock.ts', 'type'],
    ['main/app.ts', 'renderer/store.ts', 'type'],
  ],
  'attach-uses-the-engine': [['main/hosts/attach/deciding.ts', 'main/transfers/queue.ts']],
  'host-electron-is-thin': [['main/hosts/electron/keys.ts', 'main/identity/vault.ts']],
  'host-browser-is-thin': [['main/hosts/browser/sibling.ts', 'main/hosts/electron/window.ts']],
  'shared-host-pieces-are-thin': [['main/hosts/ports.ts', 'main/transfers/queue.ts']],
  'host-start-is-thin': [
    ['main/hosts/start/shortcut.ts', 'main/identity/vault.ts'],
    ['main/hosts/start/direct.ts', 'main/hosts/electron/window.ts'],
  ],
  'host-keychain-is-a-port': [['main/hosts/keychain/clever.ts', 'main/identity/vault/vault.ts']],
  'host-system-store-is-a-port': [['main/hosts/system-store/clever.ts', 'main/identity/identity.ts']],
  'keychain-in-one-place': [['main/identity/vault/shortcut.ts', ':@napi-rs/keyring']],
  'host-unattended-is-thin': [['main/hosts/unattended/health.ts', 'main/hosts/cli/parse.ts']],
  'host-service-is-thin': [['main/hosts/service/install.ts', 'main/store/database.ts']],
  'host-cli-is-thin': [['main/hosts/cli/table.ts', 'main/store/database.ts']],
  'packaging-stands-apart': [['packaging/stage.ts', 'main/hosts/version.ts']],
  'packaging-is-not-shipped': [['main/hosts/update.ts', 'packaging/fuses.ts']],
  'every-folder-has-its-rule': [
    ['main/helpers/all.ts', 'main/lib/clock.ts'],
    ['main/hosts/phone/door.ts', 'main/engine.ts', 'type'],
  ],
}

/** The other halves of the cycles: a cycle is reported once. */
const ways: readonly Edge[] = [
  ['main/lib/hen.ts', 'main/lib/egg.ts'],
  ['main/lib/hen-type.ts', 'main/lib/egg-type.ts', 'type'],
]

const whole: readonly Edge[] = [
  ['preload/contract/models.ts', ':zod'],
  ['preload/index.ts', ':electron'],
  ['preload/index.ts', 'preload/contract/bridge.ts', 'type'],
  ['renderer/main.tsx', ':react'],
  ['renderer/main.tsx', 'renderer/app.tsx'],
  ['renderer/app.tsx', 'renderer/inbox/list.tsx'],
  ['renderer/inbox/list.tsx', 'renderer/store.ts'],
  ['renderer/inbox/list.tsx', 'renderer/ui/row.tsx'],
  ['renderer/inbox/list.tsx', 'renderer/state/pages.ts'],
  ['renderer/shell/frame.tsx', 'renderer/inbox/list.tsx'],
  ['renderer/inbox/list.tsx', 'renderer/text/nb.ts'],
  ['renderer/inbox/list.tsx', 'renderer/inbox/row.tsx'],
  ['renderer/store.ts', 'preload/contract/snapshot.ts'],
  ['renderer/text/index.ts', 'preload/contract/sentences/index.ts'],
  ['renderer/store.ts', 'preload/contract/bridge.ts', 'type'],
  ['main/lib/clock.ts', 'main/ports.ts', 'type'],
  ['main/store/database.ts', 'main/lib/clock.ts'],
  ['main/store/database.ts', ':node:sqlite'],
  ['main/identity/vault.ts', 'main/store/database.ts'],
  ['main/altinn/broker.ts', 'main/identity/signer.ts', 'type'],
  ['main/altinn/broker.ts', ':undici'],
  ['main/transfers/queue.ts', 'main/altinn/broker.ts'],
  ['main/messages/send.ts', 'main/altinn/broker.ts'],
  ['main/inbox/list.ts', 'main/store/database.ts'],
  ['main/app.ts', 'main/transfers/queue.ts'],
  ['main/app.ts', 'main/messages/send.ts'],
  ['main/hosts/attach/lock.ts', 'main/engine.ts', 'type'],
  ['main/hosts/electron/window.ts', ':electron'],
  ['main/hosts/electron/window.ts', 'main/app.ts'],
  ['main/hosts/browser/server.ts', 'main/hosts/attach/lock.ts'],
  ['main/hosts/browser/server.ts', 'main/hosts/ports.ts'],
  ['main/hosts/ports.ts', 'main/app.ts'],
  ['main/hosts/ports.ts', 'main/hosts/keychain/keychain.ts'],
  ['main/hosts/ports.ts', 'main/hosts/system-store/system-store.ts'],
  ['main/hosts/cli/keys.ts', 'main/hosts/keychain/passphrase.ts'],
  ['main/hosts/keychain/keychain.ts', ':@napi-rs/keyring'],
  ['main/hosts/keychain/keychain.ts', 'main/ports.ts', 'type'],
  ['main/hosts/start/main.ts', 'main/hosts/browser/server.ts'],
  ['main/simulator/server.ts', 'main/simulator/clock.ts'],
  ['main/simulator/server.ts', ':node:http'],
  ['test/flow/send.ts', 'main/simulator/server.ts'],
  ['test/flow/send.ts', 'main/app.ts'],
  ['packaging/stage.ts', 'packaging/fuses.ts'],
  ['test/packaging/fuses.test.ts', 'packaging/fuses.ts'],
]

const libraries = ['@napi-rs/keyring', 'electron', 'electron-store', 'react', 'undici', 'zod']

/** Writes a tree in which exactly these imports stand. */
function plant(root: string, edges: readonly Edge[]): void {
  const lines = new Map<string, string[]>()
  const linesOf = (file: string): string[] => {
    const known = lines.get(file) ?? ['export const value = 1', 'export interface Shape { readonly a: 1 }']
    lines.set(file, known)
    return known
  }
  edges.forEach(([from, to, kind], index) => {
    const isLibrary = to.startsWith(':')
    const relative = path.posix.relative(path.posix.dirname(from), to)
    const specifier = isLibrary ? to.slice(1) : relative.startsWith('.') ? relative : `./${relative}`
    const name = `edge${index}`
    linesOf(from).push(
      kind === 'type'
        ? `import type { Shape as Shape${index} } from '${specifier}'; export type T${index} = Shape${index}`
        : `import * as ${name} from '${specifier}'; export const use${index} = ${name}`,
    )
    if (!isLibrary) linesOf(to)
  })
  for (const [file, content] of lines) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), `${content.join('\n')}\n`)
  }
}

async function reported(edges: readonly Edge[]): Promise<ReadonlySet<string>> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'budstikke-imports-')))
  trees.push(root)
  plant(root, edges)
  mkdirSync(path.join(root, 'node_modules'))
  for (const name of libraries) {
    const place = path.join(root, 'node_modules', name)
    mkdirSync(path.dirname(place), { recursive: true })
    symlinkSync(path.resolve('node_modules', name), place, 'junction')
  }
  const tops = ['main', 'packaging', 'preload', 'renderer', 'test']
  const { forbidden = [], options } = config
  const result = await cruise(
    tops,
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden }, preserveSymlinks: true },
    options?.enhancedResolveOptions,
    { tsConfig: extractTypeScriptConfig(path.resolve('tsconfig.json')) },
  )
  const { summary } = result.output as ICruiseResult
  return new Set(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`))
}

const trees: string[] = []
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true })
})

const shown = (to: string): string => to.replace(/^:(node:)?/, '')

describe('import rules', () => {
  let breaches: ReadonlySet<string>
  beforeAll(async () => {
    breaches = await reported([...Object.values(broken).flat(), ...ways, ...whole])
  })

  it('leaves no rule unproved', () => {
    expect(config.forbidden?.map(({ name }) => name).sort()).toEqual(Object.keys(broken).sort())
  })

  for (const [rule, edges] of Object.entries(broken)) {
    for (const [from, to, kind] of edges) {
      it(`${rule} stops ${from} from importing ${kind ?? 'a value'} of ${to}`, () => {
        const found = [...breaches].some(
          (line) =>
            line.startsWith(`${rule}: ${from} → `) &&
            (to.startsWith(':') ? line.includes(shown(to)) : line.endsWith(`→ ${to}`)),
        )
        expect(found, [...breaches].filter((line) => line.includes(from)).join('\n')).toBe(true)
      })
    }
  }

  it('stops nothing that the architecture allows', async () => {
    expect([...(await reported(whole))]).toEqual([])
  })
})
