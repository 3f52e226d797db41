/** Bokmål, written first. What happened and what it means; what to do and who can help. */
import type { FaultCode } from '../fault.ts'
import { accessSentences } from './nb/access.ts'
import { folderSentences } from './nb/folder.ts'
import { keySentences } from './nb/keys.ts'
import { messageSentences } from './nb/message.ts'
import { profileSentences } from './nb/profiles.ts'
import { setupSentences } from './nb/setup.ts'
import { transferSentences } from './nb/transfer.ts'
import { vaultSentences } from './nb/vault.ts'
import type { Sentence } from './sentence.ts'

export const nb = {
  ...profileSentences,
  ...setupSentences,
  ...transferSentences,
  ...accessSentences,
  ...keySentences,
  ...vaultSentences,
  ...messageSentences,
  ...folderSentences,
} satisfies Record<FaultCode, Sentence>
