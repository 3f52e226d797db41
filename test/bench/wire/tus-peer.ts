/** tus-js-client in a process of its own: address, file, chunk size and count of parts in; what it took out. */
import { createReadStream } from 'node:fs'
import { Upload } from 'tus-js-client'
import type { Cost } from './cost.ts'

const [endpoint = '', file = '', chunkSize = '', parallelUploads = ''] = process.argv.slice(2)
const began = performance.now()
await new Promise<void>((resolve, reject) => {
  new Upload(createReadStream(file), {
    endpoint,
    ...{ chunkSize: Number(chunkSize), parallelUploads: Number(parallelUploads), retryDelays: null },
    onSuccess: () => resolve(),
    onError: reject,
  }).start()
})
const { user, system } = process.cpuUsage()
const cost: Cost = { seconds: (performance.now() - began) / 1_000, cpu: (user + system) / 1e6 }
console.log(JSON.stringify(cost))
