/** Nynorsk. What happened and what it means; what to do and who can help. */
import type { FaultCode } from '../fault.ts'
import { accessSentences } from './nn/access.ts'
import { folderSentences } from './nn/folder.ts'
import { keySentences } from './nn/keys.ts'
import { messageSentences } from './nn/message.ts'
import { profileSentences } from './nn/profiles.ts'
import { setupSentences } from './nn/setup.ts'
import { transferSentences } from './nn/transfer.ts'
import { vaultSentences } from './nn/vault.ts'
import type { Sentence } from './sentence.ts'

export const nn = {
  ...profileSentences,
  ...setupSentences,
  ...transferSentences,
  ...accessSentences,
  ...keySentences,
  ...vaultSentences,
  ...messageSentences,
  ...folderSentences,
} satisfies Record<FaultCode, Sentence>
