/** What the settings of Windows and macOS say about proxies, and which way a request takes for it. */
import { describe, expect, test } from 'vitest'
import { readMacProxy, readWindowsProxy, wayWritten } from '../../../main/hosts/system-proxy.ts'

const registry = (lines: readonly string[]): string =>
  [
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
    ...lines,
    '',
  ].join('\r\n')
const altinn = 'https://platform.altinn.no/'

describe('an office whose proxy stands in the system', () => {
  test('of Windows gets out through it, and around it where it says so', () => {
    const written = readWindowsProxy(
      registry([
        '    ProxyEnable    REG_DWORD    0x1',
        '    ProxyServer    REG_SZ    proxy.firma.no:8080',
        '    ProxyOverride    REG_SZ    *.intern.firma.no;<local>',
      ]),
    )
    expect(wayWritten(written, altinn)).toMatchObject({ list: 'PROXY proxy.firma.no:8080', found: 'system' })
    expect(wayWritten(written, 'https://arkiv.intern.firma.no/').list).toBe('DIRECT')
    expect(wayWritten(written, 'https://arkiv/').list).toBe('DIRECT')
  })

  test('of Windows with one proxy for each protocol is not sent through the wrong one', () => {
    const written = readWindowsProxy(
      registry([
        '    ProxyEnable    REG_DWORD    0x1',
        '    ProxyServer    REG_SZ    http=en:80;https=to:81',
      ]),
    )
    expect(wayWritten(written, altinn).list).toBe('PROXY to:81')
  })

  test('of Windows that has been switched off is not used', () => {
    const off = registry([
      '    ProxyEnable    REG_DWORD    0x0',
      '    ProxyServer    REG_SZ    proxy.firma.no:8080',
    ])
    expect(wayWritten(readWindowsProxy(off), altinn)).toEqual({
      ...{ list: 'DIRECT', found: 'nothing', name: null, unread: false },
    })
  })

  test('with a script is told that nobody here can read it', () => {
    const script = 'http://wpad.firma.no/proxy.pac'
    const written = readWindowsProxy(registry([`    AutoConfigURL    REG_SZ    ${script}`]))
    expect(wayWritten(written, altinn)).toEqual({
      ...{ list: 'DIRECT', found: 'script', name: script, unread: true },
    })
  })

  test('of macOS gets out through it, and around it where it says so', () => {
    const written = readMacProxy(`<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : intern.firma.no
  }
  HTTPEnable : 0
  HTTPSEnable : 1
  HTTPSPort : 8443
  HTTPSProxy : proxy.firma.no
}`)
    expect(wayWritten(written, altinn)).toMatchObject({ list: 'PROXY proxy.firma.no:8443', name: 'scutil' })
    expect(wayWritten(written, 'https://x.intern.firma.no/').list).toBe('DIRECT')
    expect(wayWritten(readMacProxy('<dictionary> {\n}'), altinn).found).toBe('nothing')
  })
})
