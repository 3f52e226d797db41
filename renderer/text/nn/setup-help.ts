/** Nynorsk: what the words mean, and how things are done in pages that are not ours. */
import type { Texts } from '../texts.ts'

export const helpTexts: Texts['setup']['help'] = {
  words: {
    environment: {
      name: 'Miljø',
      text: 'Altinn finst i ei utgåve for test og ei for produksjon. Dei har kvar sine klientar, nøklar og organisasjonar. I test går ingenting til ekte mottakarar.',
    },
    proxy: {
      name: 'Mellomtenar og brannmur',
      text: 'Mange nettverk slepp berre ut trafikk til kjende adresser. IT-avdelinga kan sleppe gjennom adressene som står her, på port 443.',
    },
    terms: {
      name: 'Bruksvilkår',
      text: 'Organisasjonen godtek vilkåra éin gong. Det er gratis, men kan ta nokre dagar. Står det «PRECONDITION_REQUIRED» i sjølvbeteninga, er det dette som manglar.',
    },
    right: {
      name: 'Retten til sjølvbetening',
      text: 'Dagleg leiar eller hovudadministrator gir deg «Selvbetjening av integrasjoner i ID-porten/Maskinporten» i Altinn. For berre å teste held det med «Selvbetjening for testing i ID-porten/Maskinporten».',
    },
    key: {
      name: 'Nøkkel',
      text: 'Ein nøkkel har to delar. Den private signerer og blir verande på maskina. Den offentlege gir du til Maskinporten, som bruker han til å sjå at det er de.',
    },
    keyId: {
      name: 'Nøkkel-ID (kid)',
      text: 'Namnet Maskinporten kjenner nøkkelen ved. Limer du inn nøkkelen som JWK, er namnet med. Limer du han inn som PEM, lagar sjølvbeteninga eit nytt namn, og det må du kopiere hit.',
    },
    certificate: {
      name: 'Verksemdssertifikat',
      text: 'Eit elektronisk stempel for organisasjonen, kjøpt hos Buypass eller Commfides. Har de eit, kan det brukast i staden for ein nøkkel laga her.',
    },
    maskinporten: {
      name: 'Maskinporten',
      text: 'Der loggar program inn, slik ID-porten er for menneske.',
    },
    client: {
      name: 'Klient og klient-ID',
      text: 'Klienten er programmet slik Maskinporten kjenner det. Han blir laga éin gong i sjølvbeteninga, og klient-ID-en er namnet han får der.',
    },
    scope: {
      name: 'API-tilgang',
      text: 'Seier kva klienten får gjere. Han må både givast til organisasjonen av den som eig han, og leggjast til på klienten. Sjølvbeteninga kallar det «Scopes».',
    },
    exchange: {
      name: 'Innlogging i to trinn',
      text: 'Maskinporten seier kven de er. Altinn byter svaret mot eit eige tilgjenge som varer ein halvtime.',
    },
    service: {
      name: 'Teneste',
      text: 'Filer blir alltid sende gjennom ei teneste. Den som eig ho, avgjer kven som får bruke ho.',
    },
    accessList: {
      name: 'Tilgangsliste',
      text: 'Nokre tenester er berre for dei eigaren har ført på ei liste. Berre eigaren kan føre dykk opp.',
    },
    system: {
      name: 'System',
      text: 'Altinn vil vite kva program som handlar for ein organisasjon. Når programmet går hos dykk sjølve, er de både leverandør og brukar.',
    },
    systemUser: {
      name: 'Systembrukar',
      text: 'Ein brukar i Altinn som høyrer til programmet, ikkje eit menneske. Han får berre dei rettane organisasjonen gir han, og kan takast bort når som helst.',
    },
    externalRef: {
      name: 'Ekstern referanse',
      text: 'Eit eige namn på systembrukaren, brukt når ein organisasjon har fleire. Det må skrivast heilt likt som då han vart laga.',
    },
    access: {
      name: 'Tre ulike tilgangar',
      text: 'API-tilgangen lèt dykk snakke med Altinn. Systembrukaren gir rett til tenesta. Tilgangslista, om det er ei, er eigaren si eiga. Alle må vere på plass.',
    },
  },
  selfServiceTitle: 'Slik lagar du klienten',
  selfService: {
    login: 'Opne sjølvbeteninga og logg inn.',
    access:
      'Første gong vel du «Be om tilgang», skriv organisasjonsnummeret, kryssar av for «Opprette og endre integrasjoner» og fullfører i Altinn.',
    create: 'Vel «Med organisasjonsnummer» og deretter «Opprett klient».',
    type: 'Vel typen «Maskinporten», og gi klienten eit namn de kjenner att.',
    key: 'Vel «Legg til» under nøklar. Lim inn den offentlege nøkkelen i feltet «JWK eller PEM-format», og lagre.',
    scopes:
      'Opne fana «Scopes» på klienten og legg til API-tilgangane. Bruk ikkje menyvalet med same namn øvst; det er for dei som eig API-ar.',
    copy: 'Kopier klient-ID-en og lim han inn her.',
  },
  selfServiceWait: 'Ein ny eller endra klient kan trenge ti minutt før han verkar.',
  scopesToAdd: 'API-tilgangar som skal leggjast til',
}
