#!/usr/bin/env node
// The command line; `open` is the window.
import { runWithNode24 } from './node24.mjs'

const words = process.argv.slice(2)
// Like every other command, it may come after `--home DIR`.
const at = words[0] === '--home' ? 2 : 0
if (words[at] === 'open') await runWithNode24('../main/hosts/start/main.ts', words.toSpliced(at, 1))
else await runWithNode24('../main/hosts/cli/main.ts', words)
