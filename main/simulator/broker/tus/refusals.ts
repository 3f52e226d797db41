/** Errors as the TUS library gives them: a status and a plain sentence. broker.md §3.1, §5.3. */
import { Refused, empty, text, type Reply } from '../../http/reply.ts'
import { wordsOf, type BrokerError } from '../problems.ts'

export const protocol = '1.0.0'
export const resumable: Reply['headers'] = { 'Tus-Resumable': protocol }

export function tusRefusal(status: number, sentence: string): Refused {
  return new Refused(text(status, sentence, 'text/plain', resumable))
}

/** An error of Broker in the library's clothes: the sentence without its code. */
export function tusError(code: BrokerError): Refused {
  return tusRefusal(...wordsOf(code))
}

/** The library says nothing of what is not there. */
export const tusNotFound = (): Refused => new Refused(empty(404, resumable))
