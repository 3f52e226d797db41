/** One line that tells how far things have come. */
import type { Language, Moving } from '../../../preload/contract/models.ts'
import { sizeText } from '../../../preload/contract/sentences/index.ts'

export function movingLine(
  moving: readonly Moving[],
  settled: number,
  all: number,
  { language }: { readonly language: Language },
): string {
  const doneBytes = moving.reduce((sum, one) => sum + one.done, 0)
  const totalBytes = moving.reduce((sum, one) => sum + one.total, 0)
  const speed = moving.reduce((sum, one) => sum + (one.speed ?? 0), 0)
  const parts = [`${settled}/${all}`, `${sizeText(doneBytes, language)} / ${sizeText(totalBytes, language)}`]
  if (speed > 0) parts.push(`${sizeText(Math.round(speed), language)}/s`)
  return parts.join('   ')
}
