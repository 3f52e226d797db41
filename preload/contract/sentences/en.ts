/** Plain English. What happened and what it means; what to do and who can help. */
import type { FaultCode } from '../fault.ts'
import { accessSentences } from './en/access.ts'
import { folderSentences } from './en/folder.ts'
import { keySentences } from './en/keys.ts'
import { messageSentences } from './en/message.ts'
import { profileSentences } from './en/profiles.ts'
import { setupSentences } from './en/setup.ts'
import { transferSentences } from './en/transfer.ts'
import { vaultSentences } from './en/vault.ts'
import type { Sentence } from './sentence.ts'

export const en = {
  ...profileSentences,
  ...setupSentences,
  ...transferSentences,
  ...accessSentences,
  ...keySentences,
  ...vaultSentences,
  ...messageSentences,
  ...folderSentences,
} satisfies Record<FaultCode, Sentence>
