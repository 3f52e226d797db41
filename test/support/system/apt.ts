/** Installs Debian packages where that is allowed. */
import type { Machine } from './machine.ts'

export const apt = '/usr/bin/apt-get'

export const hasApt = (machine: Machine): boolean => machine.platform === 'linux' && machine.isExecutable(apt)

/** True when they were installed; false where there is no apt or only its owner may. */
export async function aptInstall(machine: Machine, packages: readonly string[]): Promise<boolean> {
  if (!hasApt(machine) || !machine.isRoot) return false
  machine.say(`Installing ${packages.join(' and ')} with apt …`)
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  // An old list is better than none: a failed update does not stop the install.
  await machine.run(apt, ['update', '-qq'], quiet)
  return machine.run(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
}
