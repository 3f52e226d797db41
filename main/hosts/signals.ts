/** How a process of ours is told to end: the first signal ends it in order, the second at once. */

const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const

/** Calls `stop` once, at the first signal. */
export function onStopSignal(stop: (signal: keyof typeof numbers) => void): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(128 + numbers[signal])
      isStopping = true
      stop(signal)
    })
  }
}
