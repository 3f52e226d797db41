/**
 * Who issues enterprise certificates, and how their test issuers are told from the others (platform.md §2, §2.3;
 * names from the CA certificates of the SEID 2.0 validator). Their roots are in no system's store, and a name proves
 * nothing: it chooses and explains, Maskinporten verifies.
 */

interface Provider {
  readonly name: 'Buypass' | 'Commfides'
  /** In `organizationIdentifier` of the issuer, or after its name in older ones. */
  readonly organisation: string
  /** Their issuers of TLS and personal certificates have other names. */
  readonly enterprise: RegExp
}

const providers: readonly Provider[] = [
  // «Buypass Class 3 CA G2 ST Business», «… HT Business», «… Test4 CA G2 ST Business», «Buypass Class 3 CA 3»
  { name: 'Buypass', organisation: '983163327', enterprise: /\bBusiness$|\bCA 3$/ },
  // «Commfides Legal Person - G3», «… - TEST», and «CPN Enterprise …» of SEID v1
  { name: 'Commfides', organisation: '988312495', enterprise: /\bLegal Person\b|\bEnterprise\b/ },
]

const test = /\bTest\d*\b/i

export interface IssuerName {
  readonly commonName: string | null
  readonly organisationName: string | null
  readonly organisationIdentifier: string | null
}

/** `unknown` when it is no issuer of enterprise certificates that we know of. */
export function issuerKind(issuer: IssuerName): 'production' | 'test' | 'unknown' {
  const { commonName, organisationName, organisationIdentifier } = issuer
  const own = [organisationIdentifier, organisationName].map((text) => text?.replace(/\s/g, '') ?? '')
  const provider = providers.find(
    ({ name, organisation }) =>
      own.some((text) => text.includes(organisation)) || organisationName?.startsWith(`${name} `) === true,
  )
  if (
    provider === undefined ||
    commonName === null ||
    !provider.enterprise.test(commonName.replace(test, '').trim().replace(/\s*-$/, ''))
  ) {
    return 'unknown'
  }
  return test.test(commonName) ? 'test' : 'production'
}
