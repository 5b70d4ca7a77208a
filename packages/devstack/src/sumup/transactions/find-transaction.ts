import type { Checkout, Transaction } from '../checkouts/checkout.ts'
import type { SumUpStore } from '../sumup-store.ts'

export interface FoundTransaction {
  readonly checkout: Checkout
  readonly transaction: Transaction
}

/** The first transaction that matches, with its checkout. */
export function findTransaction(
  store: SumUpStore,
  matches: (found: FoundTransaction) => boolean,
): FoundTransaction | undefined {
  return allTransactions(store).find(matches)
}

export function allTransactions(store: SumUpStore): readonly FoundTransaction[] {
  return store
    .checkouts()
    .flatMap((checkout) => checkout.transactions.map((transaction) => ({ checkout, transaction })))
}
