import type { AppContext } from '../../context.ts'
import type { FlowDeps } from '../flows/order-flows.ts'

/** What the use cases of orders and payments ask for. */
export type PaymentDeps = FlowDeps & Pick<AppContext, 'services' | 'sumup' | 'config' | 'site' | 'clock' | 'activities'>
