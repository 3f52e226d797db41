/** Everything the command line says, in three languages. */
import type { Language } from '../../../../preload/contract/models.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { CliText } from './text.ts'

export type { CliText, CommandKey } from './text.ts'

export const cliText: Readonly<Record<Language, CliText>> = { nb, nn, en }
