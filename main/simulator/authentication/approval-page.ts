/** Where a person of the customer's looks at a request, and approves or rejects it. platform.md §3.5. */
import type { Call } from '../http/call.ts'
import type { Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { html, nothing, type Markup } from '../pages/markup.ts'
import { formOf, goOn, languageOf, page, type Language } from '../pages/page.ts'
import type { Registry } from '../registry/resources.ts'
import { packageNamed } from '../world/policies.ts'
import type { Systems } from '../world/system-users.ts'
import type { Approval } from './approval.ts'
import { approvalTexts, refusalTexts } from './approval-texts.ts'
import { wordsOf, type AuthProblem } from './problems.ts'
import type { Requests, SystemUserRequest } from './requests.ts'

export interface ApprovalPagePorts {
  readonly requests: Requests
  readonly approval: Approval
  readonly registry: Registry
  readonly systems: Systems
  readonly nameOf: (organisation: string) => string
}

/** `base` is the path that `/request` and `/changerequest` follow. */
export function approvalRoutes(base: string, ports: ApprovalPagePorts): readonly Route[] {
  const { requests, approval, registry, systems, nameOf } = ports

  const refusalIn = (language: Language, code: AuthProblem): string =>
    `${refusalTexts[code]?.[language] ?? approvalTexts[language].refused} (${code}: ${wordsOf(code)})`

  const asked = (request: SystemUserRequest, language: Language): Markup => {
    const words = approvalTexts[language]
    const line = (kind: string, name: string): Markup => html`<li>${kind}: <strong>${name}</strong></li>`
    const titleOf = (id: string): string => registry.get(id)?.title ?? id
    return html`<ul>
      ${request.rights.map((id) => line(words.right, titleOf(id)))}
      ${request.packages.map((name) => line(words.package, packageNamed(name)?.title ?? name))}
      ${request.unwantedRights.map((id) => line(words.takenAway, titleOf(id)))}
      ${request.unwantedPackages.map((name) => line(words.takenAway, packageNamed(name)?.title ?? name))}
    </ul>`
  }
  const decision = (language: Language, refusal: AuthProblem | null): Markup => {
    const words = approvalTexts[language]
    const mayNot = refusal === 'AUTH-00066'
    return html`<form method="post">
      <fieldset>
        <legend>${words.who}</legend>
        <label
          ><input type="radio" name="who" value="manager" ${mayNot ? nothing : html` checked`} />
          ${words.manager}</label
        >
        <label
          ><input type="radio" name="who" value="employee" ${mayNot ? html` checked` : nothing} />
          ${words.employee}</label
        >
      </fieldset>
      <button name="verdict" value="approve">${words.approve}</button>
      <button name="verdict" value="reject">${words.reject}</button>
      ${mayNot ? html`<button name="verdict" value="escalate">${words.escalate}</button>` : nothing}
    </form>`
  }

  const show = (call: Call, refusal: AuthProblem | null = null): Reply => {
    const language = languageOf(call)
    const words = approvalTexts[language]
    const request = requests.get(call.query.get('id') ?? '')
    if (request === null || request.kind !== call.params['kind']) {
      return page({ call, title: words.unknown, status: 404, body: html`<p>${words.unknownLong}</p>` })
    }
    const vendor = systems.get(request.systemId)?.vendor ?? ''
    const isChange = request.kind === 'changerequest'
    const { status, redirectUrl } = request
    const goBack =
      status !== 'New' && redirectUrl !== ''
        ? html`<p><a href="${redirectUrl}">${words.goBack}</a></p>`
        : nothing
    return page({
      ...{ call, title: isChange ? words.changeTitle : words.title, status: refusal === null ? 200 : 403 },
      notice: status === 'New' ? (request.escalated ? words.escalated : null) : words.statuses[status],
      refusal: refusal === null ? null : refusalIn(language, refusal),
      body: html`<dl>
          <dt>${words.organisation}</dt>
          <dd>${nameOf(request.organisation)} (${request.organisation})</dd>
          <dt>${words.vendor}</dt>
          <dd>${nameOf(vendor)} (${vendor})</dd>
          <dt>${words.system}</dt>
          <dd>${request.title} <code>${request.systemId}</code></dd>
        </dl>
        <h2>${words.gets}</h2>
        ${asked(request, language)} ${status === 'New' ? decision(language, refusal) : nothing} ${goBack}`,
    })
  }

  const decide = async (call: Call): Promise<Reply> => {
    const form = await formOf(call)
    const id = call.query.get('id') ?? ''
    const request = requests.get(id)
    if (request === null) return show(call)
    const own = approval.approverOf(request.organisation)
    const approver = form.get('who') === 'employee' ? { ...own, isAccessManager: false } : own
    const verdicts: Readonly<Record<string, () => AuthProblem | null>> = {
      approve: () => approval.approve(id, approver),
      reject: () => approval.reject(id),
      escalate: () => approval.escalate(id),
    }
    const refusal = verdicts[form.get('verdict') ?? '']?.() ?? null
    // Decided twice is decided once: the page says how it stands.
    return refusal === null || refusal === 'AUTH-00013'
      ? goOn(`${call.path}?${call.query.toString()}`)
      : show(call, refusal)
  }

  const pattern = `${base}/:kind`
  return [
    { operation: 'approval-page', method: 'GET', pattern, handle: (call) => show(call) },
    { operation: 'approval-decision', method: 'POST', pattern, handle: decide },
  ]
}
