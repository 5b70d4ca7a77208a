import { open } from '@rose-ash/server/guards/open'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { AVAILABILITY, PRODUCTS, SHELVES } from '@rose-ash/shared/freshness/keys'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { findListing } from '../../services/listing/find-listing.ts'
import { listingQuery } from '../../services/listing/listing-query.ts'
import type { ListingScope } from '../../services/listing/listing-scope.ts'
import { findCategory, findMarket, findSupplier, type ScopeWords } from '../../services/shelves/find-scope.ts'
import { hrefOf, listingView } from '../../views/listing/show.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** Categories, suppliers, markets and search: listings with filters, each with its own scope. */
export function listingPages(router: Router, ctx: AppContext): void {
  router.get('/categories/:slug', open(), async (req, res) => {
    const words = await findCategory(ctx, req.params.slug)
    await sendListing(ctx, req, res, { words, scope: { categorySlug: req.params.slug } })
  })

  router.get('/suppliers/:slug', open(), async (req, res) => {
    const words = await findSupplier(ctx, req.params.slug)
    await sendListing(ctx, req, res, { words, scope: { supplierSlug: req.params.slug } })
  })

  router.get('/markets/:slug', open(), async (req, res) => {
    const words = await findMarket(ctx, req.params.slug)
    await sendListing(ctx, req, res, { words, scope: { marketSlug: req.params.slug } })
  })

  router.get('/search', open(), async (req, res) => {
    const words = { title: TITLES.searchTheShop, kicker: '', text: '' }
    await sendListing(ctx, req, res, { words, scope: {}, noindex: true })
  })
}

interface Wanted {
  readonly words: ScopeWords
  readonly scope: ListingScope
  readonly noindex?: boolean
}

async function sendListing(
  ctx: AppContext,
  req: Request,
  res: Response,
  { words, scope, noindex = false }: Wanted,
): Promise<void> {
  const query = parse(listingQuery, req.query)
  const listing = await findListing(ctx, { scope, query })
  if (query.page > listing.pages) return redirectTo(res, hrefOf(req.path, { ...query, page: listing.pages }))
  const paysMembersPrices = req.reader.may('price.members')
  const view = listingView({ ...words, path: req.path, query, listing, paysMembersPrices, site: ctx.site })
  const plain = { ...query, label: [], availability: [], sort: 'best' as const }
  await res.page('listing/show', view, {
    title: words.title,
    description: words.text || undefined,
    canonical: publicUrl(ctx.config, 'market', hrefOf(req.path, plain)),
    noindex: noindex || query.label.length > 0 || query.availability.length > 0,
    width: 'wide',
    reads: [PRODUCTS, AVAILABILITY, SHELVES],
    crumbs: [
      { label: PAGE_WORDS.shop, href: '/' },
      ...(words.parent ? [parentCrumb(words.parent)] : []),
      { label: words.title },
    ],
    search: { action: '/search', label: PAGE_WORDS.searchTheShop, query: query.q },
  })
}

function parentCrumb({ slug, name }: { slug: string; name: string }) {
  return { label: name, href: `/categories/${slug}` }
}
