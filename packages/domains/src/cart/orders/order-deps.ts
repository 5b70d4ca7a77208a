import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { FlowDeps } from '../flows/order-flows.ts'

/** The dependencies of the use cases that change orders. */
export type OrderDeps = FlowDeps & Pick<ServiceDeps, 'activities' | 'clock' | 'services' | 'site'>
