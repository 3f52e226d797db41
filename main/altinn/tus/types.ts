/** Resumable uploads as the rest of the house sees them. broker.md §5.3. */
import type { Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'
import type { UploadBody } from '../broker/types.ts'

/** Address of a part, as the service has given it: a path that ends in `/partial/` and 32 hex characters. */
export type PartAddress = string

/** Where an upload stands, or why it cannot be said or gone on with now. */
export type Standing =
  /** So many bytes are there. */
  | { readonly at: number }
  /** Nobody knows it: it ran out, was never made, or this replica has not heard of it yet. */
  | 'gone'
  /** Another call works on it, or one that was cut has not let go yet. */
  | 'locked'
  /** Asked how it stands: the transfer is past uploading. Told to go on: it is not where the caller believes. */
  | 'conflict'

export type Joined = 'joined' | 'unfinished' | 'gone'

/** One call each. Faults of every call: as those of `Broker`. */
export interface Tus {
  /** Makes a part. Never twice for the same bytes: each is one more. Faults also: file-too-large. */
  createPart(access: Access, id: string, length: number, signal?: AbortSignal): Promise<Result<PartAddress>>
  /** Bytes that are stored for good, which may be fewer than it has accepted (fact 22). */
  lookAtPart(access: Access, id: string, part: PartAddress, signal?: AbortSignal): Promise<Result<Standing>>
  /** What parts have been joined to; `at` is null while that goes on. */
  lookAtWhole(
    access: Access,
    id: string,
    signal?: AbortSignal,
  ): Promise<Result<Exclude<Standing, { at: number }> | 'there'>>
  /** Sends bytes from `offset` on; the last of a part are answered when they are stored, which can take long. */
  append(
    access: Access,
    id: string,
    part: PartAddress,
    chunk: { readonly offset: number; readonly body: UploadBody },
    signal?: AbortSignal,
  ): Promise<Result<Standing>>
  /** Makes one file of parts, in this order. It is made in the background. */
  join(
    access: Access,
    id: string,
    parts: readonly PartAddress[],
    signal?: AbortSignal,
  ): Promise<Result<Joined>>
}
