/** English for reading messages. */
export const readingTexts = {
  image: '[An image has been left out]',
}
