// The packaging command. The Node that starts it may be too old for the rest.
import { runWithNode24 } from '../bin/node24.mjs'

await runWithNode24('../packaging/main.ts', process.argv.slice(2))
