/**
 * «Who may import whom» of the architecture, as rules. Each rule is proved by test/house/import-rules.test.ts.
 * Paths are regular expressions against the path from the root of the repository.
 */

const contract = 'preload/contract/'
const lib = 'main/lib/'
const store = 'main/store/'
const ports = 'main/ports\\.ts$'
const environments = 'main/environments\\.ts$'
const identity = 'main/identity/'
const folders = 'main/folders/'
const records = 'main/records/'
const altinn = 'main/altinn/'
const attach = 'main/hosts/attach/'
/** What every host needs of the system: its ports, its log file, its practice process, its keychain and store. */
const system = ['main/hosts/keychain/', 'main/hosts/system-store/']
const sharedByHosts = ['main/hosts/[^/]+\\.ts$', ...system]
/** The engine's interface: types and no code, so that anybody may speak of it. */
const engine = 'main/engine\\.ts$'
/** What a host holds: the engine and what builds it. */
const composition = [engine, 'main/app\\.ts$', ports, contract, environments, lib]

const foundation = [contract, lib, store, ports, environments, engine]
const ground = [...foundation, identity, folders, records, altinn]

/** Anything that is ours: the rest are libraries and Node. */
const ours = '^(main|packaging|preload|renderer|test|bin)/'
const anyOf = (places) => `^(${places.join('|')})`

/** Files below `from` may import, of ours, themselves and what is listed; nothing else. */
const mayImport = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: anyOf([from]) },
  to: { path: ours, pathNot: anyOf([from, ...allowed]) },
})

const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

const reactAndItsLibraries =
  'node_modules/(react|react-dom|scheduler|@types/react|@types/react-dom|@digdir|@navikt|@fontsource-variable|@tanstack|i18next|react-i18next|zustand|markdown-it)(/|$)'
const electron = '(^|node_modules/)electron(-store|-updater|-log)?(/|$)'
/** A rule about values leaves imports of types alone. */
const values = { dependencyTypesNot: ['type-only'] }
const node = { dependencyTypes: ['core'] }

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('no-cycles', {}, { circular: true }, 'Cycles fail, cycles of types too.'),
    never('no-lost-imports', {}, { couldNotResolve: true }, 'Every import must resolve.'),
    never('test-is-not-imported', { pathNot: '^test/' }, { path: '^test/' }, 'Tests are imported by nobody.'),

    mayImport('contract-imports-nothing', contract, [], 'The contract knows nothing of ours.'),
    never(
      'contract-libraries',
      { path: `^${contract}` },
      { path: 'node_modules/', pathNot: 'node_modules/zod(/|$)' },
      'The contract has the schema library and no other.',
    ),
    never('contract-no-node', { path: `^${contract}` }, node, 'The contract runs in the window too.'),
    mayImport(
      'preload-imports-contract',
      'preload/index\\.ts$',
      [contract],
      'Electron’s bridge, nothing else.',
    ),
    never(
      'preload-contract-types-only',
      { path: '^preload/index\\.ts$' },
      { path: `^${contract}`, ...values },
      'The sandboxed bridge carries no code of the contract.',
    ),
    never(
      'preload-libraries',
      { path: '^preload/index\\.ts$' },
      { path: 'node_modules/', pathNot: electron },
      'Electron’s bridge, nothing else.',
    ),
    never('preload-no-node', { path: '^preload/index\\.ts$' }, node, 'The sandbox has no Node.'),

    never(
      'electron-in-one-place',
      { path: ours, pathNot: '^(main/hosts/electron/|preload/index\\.ts$|test/)' },
      { path: electron },
      'Importing electron without its binary throws.',
    ),

    mayImport(
      'renderer-imports-contract',
      'renderer/',
      [contract],
      'The window knows the contract and itself.',
    ),
    never(
      'renderer-values-of-contract',
      { path: '^renderer/' },
      {
        path: `^${contract}`,
        pathNot: `^${contract}((fault|snapshot|events|result|sentences)\\.ts$|sentences/)`,
        ...values,
      },
      'Schemas stay in the engine; their types may be used.',
    ),
    never(
      'renderer-libraries',
      { path: '^renderer/' },
      { path: 'node_modules/', pathNot: reactAndItsLibraries },
      'React and its libraries, and a reader of Markdown; never the schema library.',
    ),
    never('renderer-no-node', { path: '^renderer/' }, node, 'The window has no Node.'),
    never(
      'views-are-apart',
      { path: '^renderer/(inbox|send|transfers|messages|folders|setup|records|settings)/' },
      {
        path: '^renderer/',
        pathNot: '^renderer/($1/|(text|ui|state)/|(store|bridge)\\.tsx?$|[^/]+\\.css$)',
      },
      'A view uses store, bridge, text and ui; never another view or the frame around it.',
    ),
    never(
      'shared-pieces-know-no-view',
      { path: '^renderer/(text|ui|state|bridges)/|^renderer/(store|bridge)\\.tsx?$' },
      { path: '^renderer/(inbox|send|transfers|messages|folders|setup|records|settings|shell)/' },
      'Shared pieces are below the views.',
    ),

    mayImport('lib-knows-no-domain', lib, foundation, 'Small things with no domain in them.'),
    mayImport('store-knows-no-domain', store, foundation, 'The store knows tables, not what they mean.'),
    mayImport('ports-know-no-domain', ports, foundation, 'What the outside must supply.'),
    mayImport('environments-know-no-domain', environments, foundation, 'An environment is data.'),
    mayImport(
      'identity-stands-alone',
      identity,
      [contract, lib, store, ports, environments],
      'app.ts connects them.',
    ),
    mayImport(
      'folders-stand-alone',
      folders,
      [contract, lib, store, ports, environments],
      'app.ts connects them.',
    ),
    mayImport(
      'records-stand-alone',
      records,
      [contract, lib, store, ports, environments],
      'app.ts connects them.',
    ),
    mayImport(
      'altinn-knows-its-services',
      altinn,
      [contract, lib, ports, environments, engine, identity],
      'Altinn is reached here and knows nothing of what it is used for.',
    ),
    never(
      'altinn-identity-types-only',
      { path: `^${altinn}` },
      { path: `^${identity}`, ...values },
      'Keys never leave identity: the rest gets a signer.',
    ),
    mayImport('transfers-use-the-ground', 'main/transfers/', ground, 'Never messages, never a host.'),
    mayImport('messages-use-the-ground', 'main/messages/', ground, 'Never transfers, never a host.'),
    mayImport(
      'inbox-uses-the-ground',
      'main/inbox/',
      ground,
      'Transfers and messages are handed in by app.ts.',
    ),
    mayImport(
      'setup-uses-the-ground',
      'main/setup/',
      ground,
      'Transfers and messages are handed in by app.ts.',
    ),
    mayImport(
      'upkeep-uses-the-ground',
      'main/upkeep/',
      ground,
      'Looks after what is kept; the rest is handed in.',
    ),
    mayImport(
      'network-uses-the-ground',
      'main/network/',
      ground,
      'The way out is shown and chosen here; what goes out is decided elsewhere.',
    ),
    never(
      'simulator-shares-nothing',
      { path: '^main/simulator/' },
      { path: ours, pathNot: '^main/simulator/' },
      'Client and simulator must not be able to agree by accident.',
    ),
    never(
      'simulator-is-a-process',
      { path: ours, pathNot: '^(main/simulator/|test/)' },
      { path: '^main/simulator/' },
      'It is started, never imported.',
    ),
    never(
      'engine-knows-no-host',
      { path: '^main/', pathNot: '^main/(hosts|simulator)/' },
      { path: '^(main/hosts/|renderer/|bin/|preload/index\\.ts$)' },
      'The engine knows no window, no socket, no command line.',
    ),
    mayImport('attach-uses-the-engine', attach, composition, 'The owner’s lock and socket.'),
    ...['keychain', 'system-store'].map((piece) =>
      mayImport(
        `host-${piece}-is-a-port`,
        `main/hosts/${piece}/`,
        [ports, contract, lib],
        'What the system keeps in secret, behind a port; what it means is decided elsewhere.',
      ),
    ),
    never(
      'keychain-in-one-place',
      { path: ours, pathNot: '^(main/hosts/keychain/|test/)' },
      { path: 'node_modules/@napi-rs/keyring(/|$)' },
      'The engine and every door reach the keychain through its port.',
    ),
    mayImport(
      'shared-host-pieces-are-thin',
      sharedByHosts[0],
      [...composition, attach, ...system],
      'The real outside, put together once.',
    ),
    ...['unattended', 'service'].map((host) =>
      mayImport(
        `host-${host}-is-thin`,
        `main/hosts/${host}/`,
        [...composition, attach, ...sharedByHosts, 'bin/'],
        'The engine without a window, and how the system starts it.',
      ),
    ),
    mayImport(
      'host-cli-is-thin',
      'main/hosts/cli/',
      [...composition, attach, ...sharedByHosts, 'main/hosts/unattended/', 'main/hosts/service/'],
      'A host opens a door and decides nothing.',
    ),
    ...['electron', 'browser'].map((host) =>
      mayImport(
        `host-${host}-is-thin`,
        `main/hosts/${host}/`,
        [...composition, attach, ...sharedByHosts],
        'A host opens a door and decides nothing.',
      ),
    ),
    mayImport(
      'host-start-is-thin',
      'main/hosts/start/',
      [...composition, attach, ...sharedByHosts, 'main/hosts/browser/'],
      'It chooses the door: Electron is started as a program, the browser host is called.',
    ),
    mayImport(
      'packaging-stands-apart',
      'packaging/',
      ['bin/'],
      'It wraps what is built and shares no code with it.',
    ),
    never(
      'packaging-is-not-shipped',
      { path: ours, pathNot: '^(packaging|test)/' },
      { path: '^packaging/' },
      'It runs before there is a program.',
    ),
    never(
      'every-folder-has-its-rule',
      {
        path: '^main/[^/]+/',
        pathNot:
          '^main/((altinn|folders)/|hosts/([^/]+\\.ts$|(attach|electron|browser|cli|start|keychain|service|system-store|unattended)/)|(identity|inbox|lib|messages|network|records|setup|simulator|store|transfers|upkeep)/)',
      },
      { path: '.' },
      'A new folder takes its place in the architecture before it is used.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
    builtInModules: { add: ['node:sqlite'] },
  },
}
