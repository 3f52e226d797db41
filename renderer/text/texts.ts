/** The shape of all texts: bokmål decides which there are, the compiler finds those that are missing. */
import type { nb } from './nb.ts'

type Shape<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Shape<T[Key]> }
export type Texts = Shape<typeof nb>
