/** The letters that are waiting when practice is opened for the first time. */
import { county, directorate, fjordby, hospital, nordlys, skatteverket } from '../world/organisations.ts'
import { documentFile, tableFile } from '../world/sample-files.ts'
import { dayMs, hourMs } from '../world/services.ts'
import { urnOf } from './parties.ts'
import type { Letter } from './partners.ts'

const nothing = { files: [] }

/** Each of the own organisations gets one of every kind. */
function lettersTo(organisation: { readonly number: string; readonly name: string }): readonly Letter[] {
  const recipient = urnOf(organisation.number)
  return [
    {
      ...{ recipient, ...nothing, ageMs: 3 * hourMs },
      resourceId: 'ovelse-melding-fylket',
      reference: 'Møte 12/2025',
      title: 'Invitasjon til dialogmøte om kollektivtrafikk',
      summary: 'Dialogmøte på fylkeshuset, påmelding innen to uker.',
      messageSender: county.name,
      forwarding: true,
      body: [
        `Hei, ${organisation.name}!`,
        'Vi inviterer til **dialogmøte** om kollektivtrafikken i Blåfjell:',
        '- når: torsdag kl. 12–14\n- hvor: fylkeshuset, møterom Fjæra',
        'Les mer om [planene for neste år](https://example.org/kollektiv).',
      ].join('\n\n'),
    },
    {
      ...{ recipient, ageMs: 20 * hourMs, dueInMs: 10 * dayMs },
      resourceId: 'ovelse-melding-skatteverket',
      reference: `SKV-VEDTAK-${organisation.number}`,
      title: 'Vedtak om merverdiavgift – bekreft at dere har lest det',
      summary: 'Vedtaket har to vedlegg og en klagefrist.',
      messageSender: skatteverket.name,
      needsConfirmation: true,
      properties: { saksnummer: '2025/0417' },
      body: '# Vedtak\n\nVi har behandlet saken. Vedtaket og beregningen ligger ved.\n\nBekreft at dere har lest det **innen fristen**.',
      files: [
        documentFile('Vedtak – merverdiavgift.pdf', `Vedtak for ${organisation.name}`),
        tableFile('Beregning.csv', [
          ['Termin', 'Grunnlag', 'Avgift'],
          ['1', '120 000,00', '30 000,00'],
          ['2', '98 500,00', '24 625,00'],
        ]),
      ],
    },
    {
      ...{ recipient, ageMs: 2 * dayMs },
      resourceId: 'ovelse-melding-sykehuset-taushet',
      reference: 'Pasient 88/2025',
      title: 'Taushetsbelagt: oppfølging av enkeltperson',
      messageSender: hospital.name,
      confidential: true,
      body: 'Meldingen gjelder en enkeltperson. Opplysningene er oppdiktet for øving.',
      files: [documentFile('Oppfølgingsplan.pdf', 'Oppfølgingsplan for en oppdiktet person')],
    },
    {
      ...{ recipient, ...nothing, ageMs: 5 * hourMs },
      resourceId: 'ovelse-melding-direktoratet',
      reference: 'Spørreundersøkelse 3',
      title: 'Velg hvordan dere vil delta i øvelsen',
      messageSender: directorate.name,
      language: 'nn',
      body: 'Vel eitt av svara under. Svaret blir sendt frå nettsida som opnar seg.',
      replyOptions: [
        { linkURL: 'https://example.org/svar/ja', linkText: 'Vi deltek' },
        { linkURL: 'https://example.org/svar/nei', linkText: 'Vi deltek ikkje' },
      ],
    },
  ]
}

export const firstLetters = (): readonly Letter[] => [...lettersTo(fjordby), ...lettersTo(nordlys)]
