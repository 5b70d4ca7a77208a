import type { Tx } from '../../../db/client.ts'
import { NotFoundError } from '../../../errors/http-errors.ts'
import type { SaveCategory, SaveLabel, SaveMarket, SaveSupplier } from '../../../protocols/market.ts'

/** Markets, suppliers, categories and labels are known by their slug: saving one again changes it. */
export function saveMarket(tx: Tx, { slug, ...data }: SaveMarket): Promise<{ id: string }> {
  return tx.market.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}

export function saveSupplier(tx: Tx, { slug, ...data }: SaveSupplier): Promise<{ id: string }> {
  return tx.supplier.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}

export function saveLabel(tx: Tx, { slug, ...data }: SaveLabel): Promise<{ id: string }> {
  return tx.label.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}

export async function saveCategory(tx: Tx, { slug, parentSlug, ...fields }: SaveCategory): Promise<{ id: string }> {
  const parent = parentSlug ? await tx.category.findUnique({ where: { slug: parentSlug } }) : null
  if (parentSlug && !parent) throw new NotFoundError(`no category ${parentSlug}`)
  const data = { ...fields, parentId: parent?.id ?? null }
  return tx.category.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}
