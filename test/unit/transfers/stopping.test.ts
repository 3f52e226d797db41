import { expect, onTestFinished, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import { createTransfers } from '../../../main/transfers/transfers.ts'
import { success } from '../../../preload/contract/result.ts'
import { access, countingRandom, silentLog } from '../../support/altinn.ts'
import { createFakeClock, settle } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, unseenChanges } from '../../support/transfers.ts'

test('the end waits for the cleaning of the spool: nothing works on a closed store', async () => {
  const home = temporaryFolder()
  const database = openStore(home)
  onTestFinished(() => database.close())
  const clock = createFakeClock()
  let goOn: () => void = () => undefined
  const listed = new Promise<void>((resolve) => (goOn = resolve))
  const transfers = createTransfers(
    {
      ...{ clock, random: countingRandom(), log: silentLog, database, changes: unseenChanges },
      broker: createModelBroker([], clock.now),
      desktop: { showInFolder: () => Promise.resolve(success(null)) },
      disk: { ...systemDisk, list: (folder) => listed.then(() => systemDisk.list(folder)) },
    },
    {
      accessOf: () => Promise.resolve(success(access)),
      organisationOf: (_profile, number) => ({ number, name: null }),
      serviceOf: (_profile, id) => ({ id, title: null, owner: null, maxBytes: null }),
      confirmsByItself: () => false,
      spoolFolder: home,
    },
  )
  transfers.start()
  let stopped = false
  const stopping = transfers.stop().then(() => (stopped = true))
  await settle()
  expect(stopped).toBe(false)
  goOn()
  await stopping
})
