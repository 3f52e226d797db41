/** Reads a small file that the person chose, as the contract carries it. */
import { fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'

/** No key file is larger; whoever chose a film by mistake is told at once. */
export const mostKeyBytes = 1_000_000
/** A backup holds the keys and profiles of one machine. */
export const mostBackupBytes = 15_000_000

const stretch = 0x8000

/** Standard base64 of any number of bytes. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += stretch) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + stretch)))
  }
  return btoa(parts.join(''))
}

/** Base64 of the whole file. Faults: `tooLarge` beyond `mostBytes`, file-unreadable. */
export async function readSmallFile(
  file: File,
  mostBytes: number,
  tooLarge: FaultCode,
): Promise<Result<string>> {
  if (file.size > mostBytes) return failure(fault(tooLarge, { values: { name: file.name } }))
  try {
    return success(base64Of(new Uint8Array(await file.arrayBuffer())))
  } catch {
    return failure(fault('file-unreadable', { values: { name: file.name } }))
  }
}
