import type { OrderDeps } from '@rose-ash/domains/cart/orders/order-deps'
import type { AppContext } from '../../context.ts'

/** The dependencies of payments at SumUp. */
export type PaymentDeps = OrderDeps & Pick<AppContext, 'sumup' | 'config' | 'site'>
