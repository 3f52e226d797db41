/** English: what the words mean, and how things are done in pages that are not ours. */
import type { Texts } from '../texts.ts'

export const helpTexts: Texts['setup']['help'] = {
  words: {
    environment: {
      name: 'Environment',
      text: 'Altinn comes in an edition for test and one for production. Each has its own clients, keys and organisations. In test nothing goes to real recipients.',
    },
    proxy: {
      name: 'Proxy and firewall',
      text: 'Many networks only let traffic out to known addresses. Your IT department can let the addresses shown here through, on port 443.',
    },
    terms: {
      name: 'Terms of use',
      text: 'The organisation accepts the terms once. It is free, but can take some days. If self-service says “PRECONDITION_REQUIRED”, this is what is missing.',
    },
    right: {
      name: 'The right to self-service',
      text: 'The managing director or main administrator gives you “Selvbetjening av integrasjoner i ID-porten/Maskinporten” in Altinn. For test alone, “Selvbetjening for testing i ID-porten/Maskinporten” is enough.',
    },
    key: {
      name: 'Key',
      text: 'A key has two parts. The private one signs and stays on the computer. The public one you give to Maskinporten, which uses it to see that it is you.',
    },
    keyId: {
      name: 'Key ID (kid)',
      text: 'The name by which Maskinporten knows the key. If you paste the key as JWK, the name comes with it. If you paste it as PEM, self-service makes a new name, and you must copy that here.',
    },
    certificate: {
      name: 'Enterprise certificate',
      text: 'An electronic stamp for the organisation, bought from Buypass or Commfides. If you have one, it can be used instead of a key made here.',
    },
    maskinporten: {
      name: 'Maskinporten',
      text: 'Where programs log in, as ID-porten is for people.',
    },
    client: {
      name: 'Client and client ID',
      text: 'The client is the program as Maskinporten knows it. It is made once in self-service, and the client ID is the name it gets there.',
    },
    scope: {
      name: 'API scope',
      text: 'Says what the client may do. Its owner must grant it to the organisation, and it must be added to the client. Self-service calls it “Scopes”.',
    },
    exchange: {
      name: 'Login in two steps',
      text: 'Maskinporten says who you are. Altinn exchanges the answer for an entry of its own that lasts half an hour.',
    },
    service: {
      name: 'Service',
      text: 'Files are always sent through a service. Its owner decides who may use it.',
    },
    accessList: {
      name: 'Access list',
      text: 'Some services are only for those whom the owner has put on a list. Only the owner can put you there.',
    },
    system: {
      name: 'System',
      text: 'Altinn wants to know which program acts for an organisation. When the program runs on your own computers, you are both supplier and user.',
    },
    systemUser: {
      name: 'System user',
      text: 'A user in Altinn that belongs to the program, not to a person. It gets only the rights the organisation gives it, and can be removed at any time.',
    },
    externalRef: {
      name: 'External reference',
      text: 'A name of its own for the system user, used when an organisation has several. It must be written exactly as when it was made.',
    },
    access: {
      name: 'Three different permissions',
      text: 'The API scope lets you speak to Altinn. The system user gives the right to the service. The access list, if there is one, is the owner’s own. All must be in place.',
    },
  },
  selfServiceTitle: 'How to make the client',
  selfService: {
    login: 'Open self-service and log in.',
    access:
      'The first time, choose “Be om tilgang”, type the organisation number, tick “Opprette og endre integrasjoner”, and finish in Altinn.',
    create: 'Choose “Med organisasjonsnummer” and then “Opprett klient”.',
    type: 'Choose the type “Maskinporten”, and give the client a name you will recognise.',
    key: 'Choose “Legg til” under keys. Paste the public key in the field “JWK eller PEM-format”, and save.',
    scopes:
      'Open the tab “Scopes” of the client and add the API scopes. Do not use the menu of the same name at the top; that is for those who own APIs.',
    copy: 'Copy the client ID and paste it here.',
  },
  selfServiceWait: 'A new or changed client can take ten minutes before it works.',
  scopesToAdd: 'API scopes to add',
}
