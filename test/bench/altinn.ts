/** Just enough of Maskinporten and Broker to give curl a token and a file transfer of its own. */
import { importJWK, SignJWT } from 'jose'
import type { Environment, PracticeClient } from '../../main/environments.ts'

const scopes = 'altinn:broker.read altinn:broker.write'

/** An Altinn token for one practice organisation: grant, Maskinporten, exchange (platform.md §1.2, §3.1). */
export async function altinnToken(environment: Environment, client: PracticeClient): Promise<string> {
  const { systemUser } = client
  const details = systemUser && {
    type: 'urn:altinn:systemuser',
    systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${systemUser.organisation}` },
    ...(systemUser.externalRef === null ? {} : { externalRef: systemUser.externalRef }),
  }
  const grant = await new SignJWT({ scope: scopes, ...(details && { authorization_details: [details] }) })
    .setProtectedHeader({ alg: 'RS256', kid: client.kid })
    .setIssuer(client.clientId)
    .setAudience(environment.maskinporten.issuer)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('100s')
    .sign(await importJWK(client.privateKey, 'RS256'))
  const answer = await ask(environment.maskinporten.token, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: grant,
    }).toString(),
  })
  const { access_token: maskinporten } = JSON.parse(answer) as { access_token: string }
  const exchanged = await ask(`${environment.altinn.platform}/authentication/api/v1/exchange/maskinporten`, {
    headers: { authorization: `Bearer ${maskinporten}` },
  })
  return exchanged.replaceAll('"', '')
}

/** Initializes a file transfer for curl to fill; answers its id. */
export async function initialize(
  environment: Environment,
  token: string,
  facts: { readonly resourceId: string; readonly sender: string; readonly recipient: string },
): Promise<string> {
  const answer = await ask(`${brokerOf(environment)}/filetransfer`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify({
      fileName: 'curl.bin',
      resourceId: facts.resourceId,
      sendersFileTransferReference: 'bench',
      sender: `0192:${facts.sender}`,
      recipients: [`0192:${facts.recipient}`],
      propertyList: {},
      disableVirusScan: false,
    }),
  })
  const { fileTransferId } = JSON.parse(answer) as { fileTransferId: string }
  return fileTransferId
}

export const brokerOf = (environment: Environment): string => `${environment.altinn.platform}/broker/api/v1`

async function ask(url: string, request: RequestInit): Promise<string> {
  const answer = await fetch(url, request)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`)
  return text
}
