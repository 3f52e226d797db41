/** A process that owns a home, to be killed by a test. */
import { openHome } from '../../main/hosts/attach/open.ts'
import { systemClock } from '../../main/lib/clock.ts'
import { success } from '../../preload/contract/result.ts'
import { createFakeEngine } from './fake-engine.ts'

const [home = ''] = process.argv.slice(2)
const opened = await openHome({
  home,
  clock: systemClock,
  startEngine: async () => success(createFakeEngine(() => success('the other process'))),
})
process.send?.(opened.ok ? opened.value.role : opened.fault.code)
