#!/usr/bin/env node
// `npm start`: opens the window.
import { runWithNode24 } from './node24.mjs'

await runWithNode24('../main/hosts/start/main.ts', process.argv.slice(2))
