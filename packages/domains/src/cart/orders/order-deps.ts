import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { FlowDeps } from '../flows/order-flows.ts'

/** The parts of a context that writing orders asks for. */
export type OrderDeps = FlowDeps & Pick<ServiceDeps, 'activities' | 'clock' | 'services' | 'site'>
