import { basketKey, memberKey, ORDERS, ordersKey } from '../freshness/keys.ts'

/** The part of an activity from which its freshness keys are made. */
export interface TouchingFact<Payload = unknown> {
  readonly actorId: string | null
  readonly objectId: string | null
  readonly object: Payload
}

/** Touches the thing and the list that contains it. */
export function touchesThing(list: string, keyOf: (id: string) => string) {
  return ({ objectId }: TouchingFact): readonly string[] => (objectId ? [list, keyOf(objectId)] : [list])
}

export function touchesKeys(...keys: readonly string[]) {
  return (): readonly string[] => keys
}

/** Touches the orders of all, and the basket and the orders of the member who placed the order. */
export function touchesBuyer({ object: { memberId } }: TouchingFact<{ readonly memberId: string | null }>) {
  return memberId ? [ORDERS, basketKey(memberId), ordersKey(memberId)] : [ORDERS]
}

/** Touches everything that shows the member named by `memberId`. */
export function touchesMember({ object }: TouchingFact): readonly string[] {
  const { memberId } = object as { readonly memberId?: unknown }
  return typeof memberId === 'string' ? [memberKey(memberId)] : []
}
