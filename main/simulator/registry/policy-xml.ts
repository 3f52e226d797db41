/** A policy as XACML 3.0, in the shape that Altinn's registry hands out. platform.md §6. */
import type { RegistryResource } from './resources.ts'

const xacml = 'urn:oasis:names:tc:xacml'
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? '')

/** `urn:altinn:rolecode:dagl` is the value `dagl` of the attribute `urn:altinn:rolecode`. */
export function attributeOf(urn: string): { readonly type: string; readonly value: string } {
  const end = urn.lastIndexOf(':')
  return { type: urn.slice(0, end), value: urn.slice(end + 1) }
}

function match(urn: string, category: string): string {
  const { type, value } = attributeOf(urn)
  return `<xacml:AllOf><xacml:Match MatchId="${xacml}:3.0:function:string-equal-ignore-case">
<xacml:AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">${escaped(value)}</xacml:AttributeValue>
<xacml:AttributeDesignator AttributeId="${escaped(type)}" Category="${category}" DataType="http://www.w3.org/2001/XMLSchema#string" MustBePresent="false"/>
</xacml:Match></xacml:AllOf>`
}
const anyOf = (urns: readonly string[], category: string): string =>
  `<xacml:AnyOf>${urns.map((urn) => match(urn, category)).join('')}</xacml:AnyOf>`

export function policyXml({ id, policy }: RegistryResource): string {
  const resource = `urn:altinn:resource:${id}`
  const rules = policy.map(
    ({ subjects, actions }, index) =>
      `<xacml:Rule RuleId="${escaped(`${resource}:ruleid:${index + 1}`)}" Effect="Permit"><xacml:Target>
${anyOf(subjects, `${xacml}:1.0:subject-category:access-subject`)}
${anyOf([resource], `${xacml}:3.0:attribute-category:resource`)}
${anyOf(
  actions.map((action) => `${xacml}:1.0:action:action-id:${action}`),
  `${xacml}:3.0:attribute-category:action`,
)}
</xacml:Target></xacml:Rule>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<xacml:Policy xmlns:xacml="${xacml}:3.0:core:schema:wd-17" PolicyId="${escaped(`${resource}:policyid:1`)}" Version="1.0" RuleCombiningAlgId="${xacml}:3.0:rule-combining-algorithm:deny-overrides">
<xacml:Target/>
${rules.join('\n')}
</xacml:Policy>
`
}
