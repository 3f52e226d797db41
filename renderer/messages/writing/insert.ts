/** Puts text where the person was typing, and leaves them there. */
export function insertAt(
  field: HTMLInputElement | HTMLTextAreaElement,
  text: string,
  change: (whole: string) => void,
): void {
  const start = field.selectionStart ?? field.value.length
  const end = field.selectionEnd ?? start
  change(field.value.slice(0, start) + text + field.value.slice(end))
  field.focus()
  // The new value comes with the next drawing; only then can the place in it be set.
  requestAnimationFrame(() => field.setSelectionRange(start + text.length, start + text.length))
}
