/**
 * Builds what is shipped, one named environment per target: `client` is the window. Targets of the desktop
 * (`preload` as CommonJS, `main`) stand beside it in `environments` with input and folder of their own.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** Their entry has side effects on paper only; without this the whole design system would come along. */
const withoutSideEffects = /node_modules\/(@digdir\/designsystemet-(react|web)|@u-elements)\//

export default defineConfig({
  root: here('renderer'),
  // Relative addresses serve the loopback host and the desktop's own protocol alike.
  base: './',
  plugins: [react()],
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
  },
})
