#!/usr/bin/env node
// The command line; `open` is the window.
import { runWithNode24 } from './node24.mjs'

const [command, ...rest] = process.argv.slice(2)
if (command === 'open') await runWithNode24('../main/hosts/start/main.ts', rest)
else await runWithNode24('../main/hosts/cli/main.ts', process.argv.slice(2))
