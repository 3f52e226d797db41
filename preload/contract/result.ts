/** A reply is a value or a fault; nothing that is expected to go wrong is thrown across a boundary. */
import type { Fault } from './fault.ts'

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

/** Wraps a value as a successful reply. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Wraps a fault as a failed reply. */
export function failure(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault }
}
