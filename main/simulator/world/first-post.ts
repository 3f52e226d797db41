/** What is waiting for the person when practice is opened for the first time. */
import type { PostedFile } from '../partners.ts'
import { bakery, builder, county, fjordby, hospital, nordlys, skatteverket } from './organisations.ts'
import { archiveFile, documentFile, tableFile, textFile } from './sample-files.ts'
import { dayMs, defaultTimeToLive, hourMs } from './services.ts'

const general = 'ovelse-arsregnskap'
const health = 'ovelse-helsedata'

const agenda = textFile('Møteinnkalling – budsjett og økonomiplan.txt', [
  'Innkalling til møte i formannskapet',
  'Sted: Rådhuset, møterom Ålesund. Tid: tirsdag kl. 09.00.',
  'Saker: 1. Budsjett  2. Økonomiplan  3. Eventuelt',
])
const wages = tableFile('Lønnsgrunnlag oktober.csv', [
  ['Ansattnummer', 'Navn', 'Stilling', 'Beløp'],
  ['1001', 'Åse Bjørnstad', 'Rådgiver', '48 250,00'],
  ['1002', 'Jørgen Sætre', 'Lærer', '45 100,50'],
  ['1003', 'Máret Ánne Utsi', 'Saksbehandler', '44 730,00'],
])
const report = (name: string, line: string) => documentFile(name, line)

/** Both get something of every kind; names come as senders choose them, and some senders mean ill. */
export function firstPost(): readonly PostedFile[] {
  return [
    {
      ...{ from: skatteverket, to: fjordby, resourceId: general, ageMs: 2 * hourMs },
      file: report('Årsregnskap 2025 – kvittering.pdf', 'Årsregnskapet for Fjordby kommune er mottatt.'),
      reference: 'SKV-2025-00417',
    },
    {
      ...{ from: builder, to: fjordby, resourceId: general, ageMs: 5 * hourMs },
      file: wages,
      reference: 'Lønn oktober',
    },
    {
      ...{ from: county, to: fjordby, resourceId: general, ageMs: 26 * hourMs },
      file: archiveFile('Kartgrunnlag Sør-Fjordby.zip', 'kart/grunnlag-æøå.bin', 3_000_000),
      reference: 'Kart 14/2025',
    },
    {
      ...{ from: hospital, to: fjordby, resourceId: health, ageMs: 3 * dayMs },
      file: agenda,
      reference: 'Møte 7',
    },
    {
      ...{ from: bakery, to: fjordby, resourceId: general, ageMs: 30 * hourMs },
      file: textFile('../../etc/passwd', ['Dette er bare en øvelse: navnet prøver å havne et annet sted.']),
      reference: 'Ondsinnet navn',
    },
    {
      // Three days and a half are left of thirty.
      ...{ from: county, to: fjordby, resourceId: general, ageMs: defaultTimeToLive - 3.5 * dayMs },
      file: textFile('Høringsbrev – svarfrist nærmer seg.txt', ['Svar på høringen innen fristen.']),
      reference: 'Høring 3/2025',
    },
    {
      ...{ from: skatteverket, to: nordlys, resourceId: general, ageMs: hourMs },
      file: report(
        'Skattemelding – forhåndsutfylt.pdf',
        'Forhåndsutfylt skattemelding for Nordlys Regnskap AS',
      ),
      reference: 'SKV-2025-01102',
    },
    {
      ...{ from: bakery, to: nordlys, resourceId: general, ageMs: 8 * hourMs },
      file: tableFile('Kassadagbok uke 46.csv', [
        ['Dato', 'Tekst', 'Beløp'],
        ['2025-11-10', 'Rundstykker og kanelsnurrer', '12 480,00'],
        ['2025-11-11', 'Bløtkake til jubileum', '3 150,00'],
      ]),
      reference: 'Uke 46',
    },
    {
      ...{ from: builder, to: nordlys, resourceId: general, ageMs: 2 * dayMs },
      file: archiveFile('Bilag tredje kvartal.zip', 'bilag/kvittering-å.bin', 2_500_000),
      reference: 'Bilag Q3',
    },
    {
      ...{ from: county, to: nordlys, resourceId: general, ageMs: 9 * dayMs },
      file: textFile('CON.txt', ['Et navn som Windows holder for seg selv.']),
      reference: 'Reservert navn',
    },
    {
      ...{ from: hospital, to: nordlys, resourceId: general, ageMs: defaultTimeToLive - 3 * dayMs },
      file: textFile('Påminnelse om avtale.txt', ['Avtalen løper ut om få dager.']),
      reference: 'Avtale 88',
    },
  ]
}
