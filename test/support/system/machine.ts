/** The machine, as far as the test command looks for programs on it and installs them. */

/** What is asked of the machine that the tests run on; tests of the test command give another one. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  isExecutable(file: string): boolean
  /** Where Playwright would keep the Chromium of its version. */
  playwrightPath(): string
  /** True when the command ended with 0. */
  run(file: string, parameters: readonly string[], env?: Readonly<Record<string, string>>): Promise<boolean>
  say(line: string): void
}
