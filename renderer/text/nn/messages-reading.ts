/** Nynorsk for reading messages. */
export const readingTexts = {
  image: '[Eit bilete er utelate]',
}
