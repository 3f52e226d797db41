/** The names that are ours in a watched folder. English on every machine: folders are shared. */

/** Says which folder this is; see `marker.ts`. */
export const markerName = '.budstikke-folder.json'
/** What has been claimed and is on its way, one folder for each claim. */
export const sendingFolder = '.sending'
export const sentFolder = 'Sent'
export const failedFolder = 'Failed'
/** Which machine takes which arrival; see `arrival-claim.ts`. */
export const arrivalsFolder = '.arrivals'
export const reasonSuffix = '.reason.txt'
export const receiptSuffix = '.receipt.json'
export const sideCarSuffix = '.json'
export const doneSuffix = '.done'
/** How transfers name what is not whole yet. */
export const partialSuffix = '.budstikke'

export const ourFolders: readonly string[] = [sendingFolder, sentFolder, failedFolder, arrivalsFolder]

/** One spelling for comparing: composed, and without case, as on most file systems. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase()

/** `YYYY-MM-DD` in Norway, whatever zone the server has been set to. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' }).format(at)
}

const hour = 3_600_000

/** When the day began in Norway, where no day begins but on a whole hour. */
export function startOfDay(now: number): number {
  const today = dayOf(now)
  let start = now - (now % hour)
  while (dayOf(start - hour) === today) start -= hour
  return start
}
