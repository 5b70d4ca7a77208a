import type { EventsService } from '../../protocols/events.ts'
import type { ServiceDeps } from '../../registry/services.ts'

/** Binds the events protocol to its implementation on Prisma. */
export function createEventsService(_deps: ServiceDeps): EventsService {
  return {}
}
