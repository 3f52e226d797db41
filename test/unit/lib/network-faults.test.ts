import { describe, expect, test } from 'vitest'
import { networkFault } from '../../../main/lib/network-faults.ts'

/** An error as Node makes it for a failed call of the system. */
function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall })
}
const codeOf = (error: unknown): string => networkFault(error, 'altinn.no').code

describe('a network that goes away', () => {
  test.each([
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETDOWN',
    'EHOSTDOWN',
    'ENONET',
    'ECONNREFUSED',
    'EADDRNOTAVAIL',
  ])('while a request is under way (%s) may have let it through: it is never taken for not sent', (code) => {
    for (const syscall of ['read', 'write', 'writev', 'shutdown']) {
      expect(codeOf(systemError(code, syscall)), syscall).toBe('connection-cut')
      const wrapped = new TypeError('fetch failed', { cause: systemError(code, syscall) })
      expect(codeOf(wrapped), syscall).toBe('connection-cut')
    }
  })

  test.each([
    ['ENETUNREACH', 'connect', 'offline'],
    ['ENETDOWN', 'connect', 'offline'],
    ['ENOTFOUND', 'getaddrinfo', 'offline'],
    ['EAI_AGAIN', 'getaddrinfo', 'offline'],
    ['EADDRNOTAVAIL', 'bind', 'offline'],
    ['EHOSTUNREACH', 'connect', 'host-unreachable'],
    ['ECONNREFUSED', 'connect', 'host-unreachable'],
    ['ETIMEDOUT', 'connect', 'host-unreachable'],
  ])('before a connection stands (%s in %s) has sent nothing: %s', (code, syscall, expected) => {
    expect(codeOf(systemError(code, syscall))).toBe(expected)
    const tries = new AggregateError([systemError(code, syscall), systemError(code, syscall)])
    expect(codeOf(Object.assign(tries, { code }))).toBe(expected)
  })

  test('and an error that does not say where it happened is taken for the dearer case', () => {
    expect(codeOf(Object.assign(new Error('?'), { code: 'ENETUNREACH' }))).toBe('connection-cut')
    expect(codeOf(Object.assign(new Error('?'), { code: 'UND_ERR_CONNECT_TIMEOUT' }))).toBe(
      'host-unreachable',
    )
  })
})
