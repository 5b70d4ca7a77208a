import { basketKey, memberKey, ordersKey } from '../freshness/keys.ts'

/** As much of a fact as says what it makes out of date. */
export interface TouchingFact<Payload = unknown> {
  readonly actorId: string | null
  readonly objectId: string | null
  readonly object: Payload
}

/** Touches the list that the thing stands in, and the thing itself. */
export function touchesThing(list: string, keyOf: (id: string) => string) {
  return ({ objectId }: TouchingFact): readonly string[] => (objectId ? [list, keyOf(objectId)] : [list])
}

export function touchesKeys(...keys: readonly string[]) {
  return (): readonly string[] => keys
}

/** Touches the basket and the orders of the member who ordered. */
export function touchesBuyer({ object: { memberId } }: TouchingFact<{ readonly memberId: string | null }>) {
  return memberId ? [basketKey(memberId), ordersKey(memberId)] : []
}

/** Touches everything that tells the member about themselves. */
export function touchesMember({ object }: TouchingFact): readonly string[] {
  const { memberId } = object as { readonly memberId?: unknown }
  return typeof memberId === 'string' ? [memberKey(memberId)] : []
}
