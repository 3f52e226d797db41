/**
 * Builds what is shipped, one named environment per target: `client` is the window. Targets of the desktop
 * (`preload` as CommonJS, `main`) stand beside it in `environments` with input and folder of their own.
 */
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** Their entry has side effects on paper only; without this the whole design system would come along. */
const withoutSideEffects = /node_modules\/(@digdir\/designsystemet-(react|web)|@u-elements)\//

/** What other programs read, beside the entries: `main/lib/entries.ts` finds it there. */
const shippedFiles: Plugin = {
  name: 'shipped-files',
  applyToEnvironment: ({ name }) => name === 'main' || name === 'service',
  generateBundle() {
    const fileName = 'windows-store.ps1'
    const source = readFileSync(here(`main/hosts/system-store/${fileName}`))
    this.emitFile({ type: 'asset', fileName, source })
  },
}

export default defineConfig({
  root: here('renderer'),
  // Relative addresses serve the loopback host and the desktop's own protocol alike.
  base: './',
  plugins: [react(), shippedFiles],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: here('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        // Nothing inlined: the content security policy lets files in, not `data:` fonts or scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: {
          input: here('renderer/index.html'),
          treeshake: { moduleSideEffects: [{ test: withoutSideEffects, sideEffects: false }] },
        },
      },
    },
    main: {
      consumer: 'server',
      // Everything is bundled but Electron itself, which is there when this runs, and what is native code.
      resolve: {
        noExternal: true,
        external: ['electron', '@napi-rs/keyring'],
        builtins: [/^node:/, ...builtinModules],
      },
      build: {
        outDir: here('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          // Workers and processes by the names under which `main/lib/entries.ts` finds them, beside it.
          input: {
            electron: here('main/hosts/electron/main.ts'),
            'engine-worker': here('main/hosts/electron/engine-worker.ts'),
            'hash-worker': here('main/transfers/hash-worker.ts'),
            'pkcs12-worker': here('main/identity/keys/pkcs12-worker.ts'),
            simulator: here('main/simulator/main.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    // The command line and the service, which plain Node runs.
    service: {
      consumer: 'server',
      resolve: {
        noExternal: true,
        external: ['@napi-rs/keyring'],
        builtins: [/^node:/, ...builtinModules],
      },
      build: {
        outDir: here('dist/service'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: {
            cli: here('main/hosts/cli/main.ts'),
            'hash-worker': here('main/transfers/hash-worker.ts'),
            'pkcs12-worker': here('main/identity/keys/pkcs12-worker.ts'),
            simulator: here('main/simulator/main.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: here('dist/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: here('preload/index.ts'),
          // The sandbox of Electron loads CommonJS only.
          output: { format: 'cjs', entryFileNames: 'index.cjs' },
        },
      },
    },
  },
})
