import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'

type Choice = 'market' | 'category' | 'supplier' | 'brand' | 'label'

/** What was chosen for a product is not there, or not any more. */
export class ChoiceGoneError extends NotFoundError {
  declare readonly code: `${Choice}_gone`

  constructor(what: Choice, slug: string) {
    super(`no ${what} ${slug}`, { code: `${what}_gone` })
  }
}

/** What is said of a product and where it stands; without its packs and pictures. */
export interface ProductWords {
  readonly marketSlug: string
  readonly supplierSlug?: string | null
  readonly brandSlug?: string | null
  readonly categorySlug: string
  readonly name: string
  readonly summary?: string
  readonly description?: string
  readonly ingredients?: string | null
  readonly allergens?: string | null
  readonly storage?: string | null
  readonly origin?: string | null
  readonly pictureKind?: string | null
  readonly labelSlugs?: readonly string[]
}

export interface ProductPicture {
  readonly path: string
  readonly alt: string
  readonly width?: number
  readonly height?: number
}

/** The columns of a product's words. Throws ChoiceGoneError for an unknown market, shelf, supplier or brand. */
export async function productFields(tx: Tx, input: ProductWords) {
  const category = known(
    await tx.category.findUnique({ where: { slug: input.categorySlug } }),
    'category',
    input.categorySlug,
  )
  const market = known(await tx.market.findUnique({ where: { slug: input.marketSlug } }), 'market', input.marketSlug)
  const supplier = input.supplierSlug
    ? known(await tx.supplier.findUnique({ where: { slug: input.supplierSlug } }), 'supplier', input.supplierSlug)
    : null
  const brand = input.brandSlug
    ? known(await tx.brand.findUnique({ where: { slug: input.brandSlug } }), 'brand', input.brandSlug)
    : null
  return {
    marketId: market.id,
    categoryId: category.id,
    supplierId: supplier?.id ?? null,
    brandId: brand?.id ?? null,
    name: input.name,
    summary: input.summary ?? '',
    description: input.description ?? '',
    ingredients: input.ingredients || null,
    allergens: input.allergens || null,
    storage: input.storage || null,
    origin: input.origin || null,
    pictureKind: input.pictureKind ?? null,
    searchText: searchTextOf([
      input.name,
      input.summary,
      category.name,
      supplier?.name,
      brand?.name,
      ...(input.labelSlugs ?? []),
    ]),
  } satisfies Partial<Prisma.ProductUncheckedCreateInput>
}

function searchTextOf(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ').replaceAll('-', ' ')
}

export async function replaceImages(tx: Tx, productId: string, images: readonly ProductPicture[]): Promise<void> {
  await tx.productImage.deleteMany({ where: { productId } })
  await tx.productImage.createMany({ data: images.map((image, position) => ({ ...image, productId, position })) })
}

export async function saveLabels(tx: Tx, productId: string, slugs: readonly string[]): Promise<void> {
  const labels = await tx.label.findMany({ where: { slug: { in: [...slugs] } } })
  if (labels.length !== new Set(slugs).size) throw new ChoiceGoneError('label', slugs.join(', '))
  await tx.productLabel.deleteMany({ where: { productId, labelId: { notIn: labels.map(({ id }) => id) } } })
  await tx.productLabel.createMany({ data: labels.map(({ id }) => ({ productId, labelId: id })), skipDuplicates: true })
}

function known<Row>(row: Row | null, what: Choice, slug: string): Row {
  if (!row) throw new ChoiceGoneError(what, slug)
  return row
}
