import { isDeepStrictEqual } from 'node:util'
import { categorySaved, labelSaved, marketSaved, supplierSaved } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'

export interface SaveMarket {
  readonly slug: string
  readonly name: string
  readonly tagline?: string
  readonly description?: string
  readonly openingWords?: string
  readonly collectionWords?: string
  readonly position?: number
}

export interface SaveSupplier {
  readonly slug: string
  readonly name: string
  readonly place?: string
  readonly description?: string
  readonly memberId?: string | null
}

export interface SaveCategory {
  readonly slug: string
  readonly name: string
  readonly parentSlug?: string | null
  readonly description?: string
  readonly pictureKind?: string | null
  readonly position?: number
}

export interface SaveLabel {
  readonly slug: string
  readonly name: string
  readonly description?: string
  readonly position?: number
}

type Deps = Pick<ServiceDeps, 'activities'>
type Row = { readonly id: string; readonly slug: string }

/** Creates or updates a market by its slug, as the functions below do for suppliers, categories and labels. Only a change appends an activity. */
export async function saveMarket(
  deps: Deps & Pick<ServiceDeps, 'site'>,
  tx: Tx,
  { slug, ...data }: SaveMarket,
): Promise<{ id: string }> {
  const before = await tx.market.findUnique({ where: { slug } })
  const after = await tx.market.upsert({
    where: { slug },
    create: { slug, currency: deps.site.currency, ...data },
    update: data,
  })
  return append(deps, tx, marketSaved, before, after)
}

export async function saveSupplier(deps: Deps, tx: Tx, { slug, ...data }: SaveSupplier): Promise<{ id: string }> {
  const before = await tx.supplier.findUnique({ where: { slug } })
  const after = await tx.supplier.upsert({ where: { slug }, create: { slug, ...data }, update: data })
  return append(deps, tx, supplierSaved, before, after)
}

export async function saveLabel(deps: Deps, tx: Tx, { slug, ...data }: SaveLabel): Promise<{ id: string }> {
  const before = await tx.label.findUnique({ where: { slug } })
  const after = await tx.label.upsert({ where: { slug }, create: { slug, ...data }, update: data })
  return append(deps, tx, labelSaved, before, after)
}

export async function saveCategory(
  deps: Deps,
  tx: Tx,
  { slug, parentSlug, ...fields }: SaveCategory,
): Promise<{ id: string }> {
  const parent = parentSlug ? await tx.category.findUnique({ where: { slug: parentSlug } }) : null
  if (parentSlug && !parent) throw new NotFoundError(`no category ${parentSlug}`)
  const data = { ...fields, parentId: parent?.id ?? null }
  const before = await tx.category.findUnique({ where: { slug } })
  const after = await tx.category.upsert({ where: { slug }, create: { slug, ...data }, update: data })
  return append(deps, tx, categorySaved, before, after)
}

async function append(
  { activities }: Deps,
  tx: Tx,
  definition: typeof marketSaved | typeof supplierSaved | typeof labelSaved | typeof categorySaved,
  before: Row | null,
  after: Row,
): Promise<{ id: string }> {
  const { id, slug } = after
  if (!before || !isDeepStrictEqual(untimed(before), untimed(after)))
    await activities.append(tx, definition, { objectId: id, object: { slug, isNew: !before } })
  return { id }
}

function untimed(row: Row): Row {
  return { ...row, updatedAt: undefined } as Row
}
