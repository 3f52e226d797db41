/** Client of Altinn Events, as far as set-up needs it: may we read what happens? platform.md §5.2. */
import { z } from 'zod'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Access } from './access.ts'
import type { PlatformCall } from './platform-call.ts'

export interface Events {
  /** An empty answer proves nothing but that asking is allowed. Faults: scope-missing, request-refused, … */
  probe(access: Access, serviceId: string, signal?: AbortSignal): Promise<Result<null>>
}

export const eventsScope = 'altinn:events.subscribe'

export function createEvents(call: PlatformCall): Events {
  return {
    async probe(access, serviceId, signal) {
      const query = new URLSearchParams({
        resource: `urn:altinn:resource:${serviceId}`,
        // Without it the reader can be stuck behind a page of others' events.
        subject: `urn:altinn:organization:identifier-no:${access.organisation}`,
        ...{ after: '0', size: '1' },
      })
      const asked = await call.as(
        access,
        [eventsScope],
        {
          ...{ service: 'Events', operation: 'list', method: 'GET', values: { service: serviceId } },
          url: `${access.environment.altinn.platform}/events/api/v1/events?${query.toString()}`,
          schema: z.array(z.unknown()),
        },
        signal,
      )
      return asked.ok ? success(null) : asked
    },
  }
}
