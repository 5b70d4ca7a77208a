import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { Gauge } from 'prom-client'

/** Ten minutes after its end no hold should still keep stock from others. */
const LEAK_MS = 10 * 60_000

/** Adds to /metrics what a steward must see to, read from the database at each scrape. */
export function measureOrders({ clock, db, metrics }: Pick<BaseContext, 'clock' | 'db' | 'metrics'>): void {
  const registers = [metrics.registry]
  new Gauge({
    name: 'rose_payments_owed',
    help: 'Payments for which there were no goods any more, and which nobody has given back or closed',
    registers,
    async collect() {
      this.set(await db.payment.count({ where: { status: 'owed', closedAt: null } }))
    },
  })
  new Gauge({
    name: 'rose_stock_holds_overdue',
    help: 'Holds of stock that ended ten minutes ago and still keep it from others',
    registers,
    async collect() {
      const before = new Date(clock.now().getTime() - LEAK_MS)
      this.set(await db.stockHold.count({ where: { status: 'held', expiresAt: { lt: before } } }))
    },
  })
}
