/**
 * A sentence of two parts. Placeholders are written `{{name}}`, or `{{name|fallback}}` where the usual
 * fallback of the language would not fit.
 */
export interface Sentence {
  /** What happened, and what it means for the person. */
  readonly what: string
  /** What to do, and who can help. */
  readonly next: string
}
