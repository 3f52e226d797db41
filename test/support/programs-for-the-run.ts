/** Before the first file of a run that starts programs again and again: they are built once, as packages have them. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildEnvironment } from './build.ts'
import { programsVariable } from './programs.ts'

/** Below `node_modules`, so that native modules are found from there. */
const cache = path.resolve('node_modules', '.cache')

export default async function programsForTheRun() {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, 'budstikke-programs-'))
  const outDir = path.join(folder, 'dist', 'service')
  await buildEnvironment('service', outDir)
  cpSync('package.json', path.join(folder, 'package.json'))
  process.env[programsVariable] = outDir
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
