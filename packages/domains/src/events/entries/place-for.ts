import type { Tx } from '@rose-ash/shared/db/client'

/** The place with this name and address, made when there is none. */
export async function placeFor(tx: Tx, place: { readonly name: string; readonly address?: string } | null) {
  if (!place?.name) return null
  const key = { name: place.name, address: place.address ?? '' }
  return tx.place.upsert({ where: { name_address: key }, create: key, update: {} })
}
