/**
 * `npm run package`: lays the application out, then has electron-builder wrap it. Parameters are electron-builder's:
 * `-- --dir` makes no installer, `-c.electronDist=FOLDER` takes Electron from a folder instead of fetching it.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { stage } from './stage.ts'

const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')

await stage('release/stage')
// Never anywhere by itself: what is made is looked at and signed before anybody gets it.
const parameters = [
  builder,
  '--config',
  'electron-builder.yml',
  '--publish',
  'never',
  ...process.argv.slice(2),
]
spawn(process.execPath, parameters, { stdio: 'inherit' }).once('close', (code) => {
  process.exitCode = code ?? 1
})
