/**
 * The built desktop window in a real Electron. Run by `npm run test:desktop` where Electron's binary and a
 * screen are to be had (the workflow); `npm test` covers the same host with a stand-in for `electron`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Electron tells it on Windows and macOS; Linux tells it itself (2 = system calls are filtered). */
function isSandboxed(process: { pid?: number | undefined; sandboxed?: boolean | undefined }): boolean {
  if (platform() !== 'linux') return process.sandboxed === true
  return /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${process.pid ?? 'none'}/status`, 'utf8'))
}

describe('the desktop window in Electron', () => {
  let home: string
  let application: ElectronApplication
  let page: Page

  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'budstikke-desktop-'))
    application = await _electron.launch({ args: ['.', '--home', home] })
    page = await application.firstWindow()
  })

  afterAll(async () => {
    await application.close()
    rmSync(home, { recursive: true, force: true })
  })

  it('carries the name of the program', async () => {
    expect(await page.title()).toContain('Budstikke')
  })

  it('says that this is practice', async () => {
    await page
      .getByText(/øvingsmiljø|practice environment/i)
      .first()
      .waitFor()
  })

  it('opens on an inbox with files that wait', async () => {
    const rows = page.locator('[role="option"] .row-body')
    await rows.first().waitFor()
    expect(await rows.count()).toBeGreaterThan(0)
  })

  it('shows pages in the sandbox of the system, apart from the program', async () => {
    const process = await application.evaluate(({ app, BrowserWindow }) => {
      const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
      return { pid, sandboxed: app.getAppMetrics().find((metric) => metric.pid === pid)?.sandboxed }
    })
    expect(isSandboxed(process)).toBe(true)
    const names = ['require', 'process', 'module', 'Buffer']
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([])
  })

  it('serves the page from its own protocol, with no network', async () => {
    expect(new URL(page.url()).protocol).toBe('app:')
    const answered = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      ),
    )
    expect(answered).toBe(false)
  })
})
