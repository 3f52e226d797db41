/** V8's own flags with which the launcher runs Node. */
export const nodeFlags: readonly string[]
/** What it adds to the environment, where the person has not set it. */
export const nodeEnvironment: Readonly<Record<string, string>>
/** Runs a TypeScript file of ours in Node 24; signals and the exit code are passed on. */
export function runWithNode24(script: string, parameters: readonly string[]): Promise<void>
