/** Which texts pass as plain text and as Markdown: plain rules of our own for correspondence.md §2.12. */

const tag = /<\/?[a-z!][^>]*>/i
const heading = /^ {0,3}#{1,6}\s/m

/** Signs that Markdown knows pass; tags and headings do not. */
export const isPlainText = (text: string): boolean => !tag.test(text) && !heading.test(text)

/** Tags that Markdown has no form for: such a body does not survive the way there and back. */
const lost = /<\/?(script|style|iframe|object|embed|form|input|button|select|textarea|svg|meta|link|base)\b/i
const comment = /<!--/

export const isMarkdown = (text: string): boolean => !lost.test(text) && !comment.test(text)

const personalised = '{{recipientName}}'
export const namesRecipient = (text: string): boolean => text.includes(personalised)
export const withName = (text: string, name: string): string => text.replaceAll(personalised, name)
