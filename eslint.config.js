import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const everyTypeScript = ['**/*.{ts,tsx}']
const tests = ['test/**/*.{ts,tsx}']

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test-results/', 'bench-results/'] },
  // Nothing is switched off from inside a file: a rule that is wrong is changed here, for everybody.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,

  {
    files: everyTypeScript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // TypeScript resolves names; the JavaScript rule does not know types.
      'no-undef': 'off',
      '@typescript-eslint/array-type': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return await close()` in a function that answers nothing is no confusion.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Blind to what another turn of the event loop has changed: `while (!stopped)` after an await.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Plain functions and factories: there is hardly a `this` to lose, and `URL.canParse` is meant to be passed.
      '@typescript-eslint/unbound-method': 'off',
      // A string is taken apart by code points on purpose: names are cut between them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Generic tables (`commands`, `EventTable`) are typed by parameters that appear once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `() => Promise<void> | void` is how a caller says that it waits for either.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'] },
        { selector: 'function', format: ['camelCase'] },
        // Capital letters are for what React renders: components and contexts.
        { selector: 'variable', format: ['camelCase', 'PascalCase'], leadingUnderscore: 'allow' },
        { selector: 'variable', modifiers: ['destructured'], format: null },
        // Never: IFoo, TFoo.
        { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z][a-z]', match: false } },
      ],
    },
  },
  {
    files: ['**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // Components are functions and constants with capital letters.
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'] },
        { selector: 'function', format: ['camelCase', 'PascalCase'] },
      ],
      // An event handler of React may be asynchronous when it catches its own faults.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['renderer/**/*.ts'], extends: [reactHooks.configs.flat['recommended-latest']] },

  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      'max-lines': ['error', 400],
      'max-depth': ['error', 4],
      complexity: ['error', 20],
      eqeqeq: 'error',
      // Hostile file names are full of control characters: finding them is our business.
      'no-control-regex': 'off',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-implicit-coercion': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Holds whole bodies in memory; the network comes through ports.ts.' },
      ],
    },
  },
  // What is shown or not is a condition each; a view is read from top to bottom all the same.
  { files: ['**/*.tsx'], rules: { complexity: ['error', 30] } },
  // Time and randomness are ports, so that a test can move the clock and replay.
  {
    files: ['main/**/*.ts'],
    ignores: ['main/lib/**', 'main/hosts/**', 'main/simulator/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Use the clock of ports.ts.' },
        { object: 'Math', property: 'random', message: 'Use the randomness of ports.ts.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Use the clock of ports.ts.',
        },
      ],
    },
  },
  // These talk to the person at the terminal.
  {
    files: [
      'bin/**',
      'main/hosts/**',
      'main/simulator/**',
      'test/run.mjs',
      'test/support/system/**',
      'test/bench/**',
      'test/crash/**',
      'test/fuzz/**',
    ],
    rules: { 'no-console': 'off' },
  },
  // The window talks to nothing but its bridge; the browser bridge is where `fetch` belongs.
  {
    files: ['renderer/**', 'test/**'],
    rules: { 'no-restricted-globals': 'off' },
  },

  {
    files: tests,
    rules: {
      // Stand-ins fulfil asynchronous interfaces without waiting for anything.
      '@typescript-eslint/require-await': 'off',
      // A test that reads a missing row fails on that line, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
    },
    rules: { 'no-undef': 'error' },
  },
)
