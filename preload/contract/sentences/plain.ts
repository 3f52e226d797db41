/** Text from elsewhere made safe to show: it can neither steer a terminal nor reverse what is read. */

// Control characters, and the marks that turn the direction of text («txt.exe» shown as «exe.txt»).
const steering = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu

/** Replaces every character that steers instead of showing. */
export function plain(text: string): string {
  return text.replace(steering, '\uFFFD')
}

/** At most `most` characters, cut in the middle so that a file name keeps its ending. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text)
  if (characters.length <= most) return text
  const tail = Math.floor(most / 3)
  const head = most - tail - 1
  return `${characters.slice(0, head).join('')}…${characters.slice(-tail).join('')}`
}
