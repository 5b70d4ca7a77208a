import type { AppContext } from '../../context.ts'

/** The paths of the pages of categories with products. */
export async function listShelfPaths({ db }: Pick<AppContext, 'db'>): Promise<readonly string[]> {
  const categories = await db.category.findMany({
    where: { products: { some: { status: 'published' } } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  })
  return categories.map(({ slug }) => `/categories/${slug}`)
}
