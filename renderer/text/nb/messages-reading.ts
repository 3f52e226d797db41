/** Bokmål for reading messages. */
export const readingTexts = {
  image: '[Et bilde er utelatt]',
} as const
