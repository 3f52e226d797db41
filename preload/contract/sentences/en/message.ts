/** English for messages and their attachments. */
export const messageSentences = {
  'message-not-found': {
    what: 'Altinn cannot find the message. It has been deleted, is not yet published, or is not for you.',
    next: 'Ask the sender to send it again if you need it.',
  },
  'message-recipient-invalid': {
    what: '{{value|one of the recipients}} cannot be the recipient of a message. Nothing was sent.',
    next: 'Use nine digits for an organisation and eleven for a person. Check that every digit is right, and that there are at most 500 recipients.',
  },
  'recipient-twice': {
    what: 'The same recipient stands there more than once. Nothing was sent.',
    next: 'Let each recipient stand once.',
  },
  'recipient-unknown': {
    what: 'Altinn does not know one or more of the recipients. Nothing was sent.',
    next: 'See under Details whom it concerns. Correct the number, or take them away.',
  },
  'recipient-reserved': {
    what: 'The recipient has opted out of digital mail from public bodies. Nothing was sent.',
    next: 'Send the letter on paper. You may set the choice aside only when the law gives you the right to.',
  },
  'recipient-without-roles': {
    what: 'One or more of the recipients have nobody who may open confidential mail. Nothing was sent.',
    next: 'See under Details whom it concerns. They need a manager in the Norwegian business register; take them away and send the letter in another way.',
  },
  'contact-register-down': {
    what: 'Altinn gets no answer from the register of those who have opted out. Nothing was sent.',
    next: 'Wait a little. Budstikke tries again by itself.',
  },
  'sender-unknown': {
    what: 'Altinn cannot find your organisation in its register, and did not do what you asked for.',
    next: 'Try again later. If it lasts, contact Altinn support with what stands under Details.',
  },
  'service-not-for-messages': {
    what: '{{service}} is not made for messages.',
    next: 'Choose a message service. {{owner}} knows what it is called.',
  },
  'message-title-invalid': {
    what: 'The title cannot be used as it stands. Nothing was sent.',
    next: 'Write plain text without codes, at most 255 characters.',
  },
  'message-summary-invalid': {
    what: 'The summary cannot be used as it stands. Nothing was sent.',
    next: 'Write plain text without codes, at most 255 characters, or leave the field empty.',
  },
  'message-body-invalid': {
    what: 'Altinn does not take the text of the message as it stands. Nothing was sent.',
    next: 'Write something, remove HTML codes, and use at most 30,000 characters. Longer text can go as an attachment.',
  },
  'message-sender-name-invalid': {
    what: 'The name of the sender cannot be used as it stands. Nothing was sent.',
    next: 'Write plain text without codes, at most 255 characters, or leave the field empty.',
  },
  'message-language-invalid': {
    what: 'Altinn cannot send the message in that language. Nothing was sent.',
    next: 'Choose Bokmål, Nynorsk or English.',
  },
  'message-due-date-missing': {
    what: 'A message that is to be confirmed needs a deadline. Nothing was sent.',
    next: 'Set a deadline, or do not ask for confirmation.',
  },
  'message-due-date-invalid': {
    what: 'The deadline has passed, or it comes before the message is published. Nothing was sent.',
    next: 'Set a deadline that comes after publication.',
  },
  'message-publish-time-invalid': {
    what: 'The time of publication cannot be used. Nothing was sent.',
    next: 'Choose another time, or publish at once.',
  },
  'message-property-invalid': {
    what: 'One of the properties cannot be used as it stands. Nothing was sent.',
    next: 'Use at most ten properties, with at most 50 characters in the name and between 1 and 300 in the value. The name may not hold square brackets.',
  },
  'message-confidential-required': {
    what: '{{service}} is for confidential mail, and the message is not marked as such. Nothing was sent.',
    next: 'Mark the message as confidential, or choose another service.',
  },
  'message-confidential-refused': {
    what: '{{service}} is not for confidential mail. Nothing was sent.',
    next: 'Choose a service for confidential mail. {{owner}} knows what it is called.',
  },
  'message-already-sent': {
    what: 'This message has already been sent. It was not sent again.',
    next: 'There is nothing you need to do. You find it among the messages you have sent.',
  },
  'external-reference-invalid': {
    what: 'One of the references to other cases cannot be used. Nothing was sent.',
    next: 'Use at most ten references, and write something in each of them.',
  },
  'reply-option-invalid': {
    what: 'One of the reply buttons has an address that cannot be used. Nothing was sent.',
    next: 'The address must begin with https:// and have at most 255 characters.',
  },
  'dialog-invalid': {
    what: 'The message cannot be put into that dialogue. It does not exist, or it has another owner or recipient. Nothing was sent.',
    next: 'Check the id of the dialogue, or send the message by itself.',
  },
  'dialog-single-recipient': {
    what: 'A message in a dialogue can have only one recipient. Nothing was sent.',
    next: 'Send only to whoever the dialogue is with, or leave the dialogue out.',
  },
  'dialog-without-actions': {
    what: 'A message in a dialogue cannot have reply buttons or ask for confirmation. Nothing was sent.',
    next: 'Remove the reply buttons and the confirmation, or leave the dialogue out.',
  },
  'notification-text-invalid': {
    what: 'The notification has no text, or the text is too long. Nothing was sent.',
    next: 'Write subject and text for e-mail, and text for SMS, according to how you notify. The same goes for the reminder.',
  },
  'notification-keyword-invalid': {
    what: 'The text of the notification uses the recipient’s name, which is unknown when it goes straight to an address. Nothing was sent.',
    next: 'Remove the keyword for the recipient’s name, or notify an organisation or a person.',
  },
  'notification-recipient-invalid': {
    what: 'One of those to be notified cannot be used as it stands. Nothing was sent.',
    next: 'Give exactly one thing for each: e-mail, mobile number, organisation or person.',
  },
  'notification-single-recipient': {
    what: 'Recipients of your own for the notification work only when the message has one recipient. Nothing was sent.',
    next: 'Send to one recipient at a time, or let the notification go to those who are registered.',
  },
  'email-invalid': {
    what: 'The e-mail address cannot be used. Nothing was sent.',
    next: 'Write it as name@example.no, without spaces.',
  },
  'mobile-invalid': {
    what: 'The mobile number cannot be used. Nothing was sent.',
    next: 'Write it with its country code, such as +47 for Norway.',
  },
  'message-not-fetched': {
    what: 'The message must be fetched from Altinn before it can be marked as read or confirmed. Nothing was changed.',
    next: 'Open the message, and try again.',
  },
  'message-already-read': {
    what: 'The message is already marked as read.',
    next: 'There is nothing you need to do.',
  },
  'message-already-confirmed': {
    what: 'The message is already confirmed.',
    next: 'There is nothing you need to do.',
  },
  'message-already-deleted': {
    what: 'The message has already been deleted at Altinn.',
    next: 'There is nothing you need to do.',
  },
  'message-withdraw-too-late': {
    what: 'The message has been published and cannot be withdrawn.',
    next: 'Send a new message that corrects it, or contact the recipient.',
  },
  'message-delete-unconfirmed': {
    what: 'The message asks for confirmation and cannot be deleted before it is confirmed.',
    next: 'Confirm the message first. It may take Altinn some seconds to store that.',
  },
  'message-in-dialog': {
    what: 'The message is part of a dialogue and cannot be withdrawn.',
    next: 'Send a new message in the same dialogue that corrects it.',
  },
  'forward-not-allowed': {
    what: 'The sender does not allow the message to be forwarded.',
    next: 'Ask the sender to send it to whoever is to have it.',
  },
  'forward-before-read': {
    what: 'The message must be read before it can be forwarded.',
    next: 'Mark it as read, and try again.',
  },
  'forward-already-sent': {
    what: 'The message has already been forwarded to that address.',
    next: 'There is nothing you need to do.',
  },
  'forward-text-invalid': {
    what: 'The text that is to go with the forwarded message cannot be used as it stands. Nothing was sent.',
    next: 'Write plain text without codes, at most 200 characters.',
  },
  'forwarding-not-offered': {
    what: '{{service}} requires secure login, so the message cannot be forwarded by e-mail. Nothing was sent.',
    next: 'Do not allow forwarding, or choose a service that requires no login.',
  },
  'forwarding-too-large': {
    what: 'The attachments are too large for the message to be forwarded. Together they may be at most {{limit|a few megabytes}}. Nothing was sent.',
    next: 'Do not allow forwarding, or attach smaller files.',
  },
  'attachment-name-invalid': {
    what: '{{name}} has a name that Altinn does not take. Nothing was sent.',
    next: 'Give the file a shorter name without signs such as : / ? and *, and choose it again.',
  },
  'attachment-type-not-allowed': {
    what: '{{name}} is of a type that Altinn does not take as an attachment. Nothing was sent.',
    next: 'Save it as PDF, or pack it in a zip file, and choose it again.',
  },
  'attachment-not-found': {
    what: 'Altinn cannot find the attachment, or it belongs to somebody else.',
    next: 'If the message is yours, attach the file again. If you received it, ask the sender for the attachment.',
  },
  'attachment-not-ready': {
    what: 'Altinn is scanning {{name|the attachment}} for viruses, and it cannot be sent before that is done.',
    next: 'Wait a little. Budstikke tries again by itself.',
  },
  'attachment-spent': {
    what: 'The upload of {{name|the attachment}} was begun earlier, and Altinn does not take it a second time.',
    next: 'Attach the file again.',
  },
  'attachment-gone': {
    what: '{{name|the attachment}} has been deleted at Altinn, or the time it was to be kept is over.',
    next: 'Ask the sender to send it again if you need it.',
  },
  'attachment-in-use': {
    what: '{{name|the attachment}} belongs to a message and cannot be deleted alone.',
    next: 'Withdraw the message while that is possible, and the attachment is deleted too.',
  },
  'attachment-expires-soon': {
    what: 'One of the attachments will soon be deleted at Altinn and cannot be sent again. Nothing was sent.',
    next: 'Attach the file again.',
  },
  'attachment-expiry-too-short': {
    what: 'The attachment must be kept at Altinn for longer than you chose. Nothing was sent.',
    next: 'Choose at least 14 days, or keep it as long as the message.',
  },
} as const
