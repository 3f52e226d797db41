/** `npx vite --config test/support/window/vite.config.ts` shows the window without an engine. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  server: { host: '127.0.0.1', fs: { allow: [here('../../..')] } },
})
