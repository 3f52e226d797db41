/** Real time, which these tests share with the process they test. Epoch milliseconds. */
export const startTime = (): number => Date.now()
