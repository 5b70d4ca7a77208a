import type { OrderDeps } from '@rose-ash/domains/cart/orders/order-deps'
import type { AppContext } from '../../context.ts'

/** The parts of the context that paying at SumUp asks for. */
export type PaymentDeps = OrderDeps & Pick<AppContext, 'sumup' | 'config' | 'site'>
