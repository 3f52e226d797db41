/**
 * The simulator in a process of Electron's kind: with the fuse `runAsNode` off, Electron cannot be started
 * as a Node. Such a process ends with the program, so nobody has to keep its standard input open.
 */
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import { entryUrl } from '../../lib/entries.ts'
import { reducedEnvironment } from '../practice-process.ts'
import type { LaunchPractice } from '../practice.ts'

const longestComplaint = 2_000

export const launchPracticeInElectron: LaunchPractice = (stateFolder) => {
  const child = utilityProcess.fork(fileURLToPath(entryUrl('simulator')), ['--state', stateFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: reducedEnvironment(process.env),
    serviceName: 'Budstikke practice',
  })
  let complaint = ''
  child.stderr?.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString('utf8')).slice(-longestComplaint)
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = new Promise<string>((resolve) => {
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve)
  })
  return {
    firstLine: Promise.race([line, exited.then(() => null)]),
    exited,
    complaint: () => complaint,
    async stop() {
      // False: it has ended already.
      if (child.kill()) await exited
    },
  }
}
