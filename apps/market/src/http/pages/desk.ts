import { publishProduct, withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { ownersOfProduct, ownersOfVariant } from '@rose-ash/domains/market/sellers/owners'
import type { FormState } from '@rose-ash/server/forms/form-fields'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { isHtmx } from '@rose-ash/server/http/is-htmx'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import { may } from '@rose-ash/shared/rights/may'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { countForm, countStock } from '../../services/desk/count-stock.ts'
import { editProduct, editProductForm } from '../../services/desk/edit-product.ts'
import { deskChoices, findDeskProduct, listDesk } from '../../services/desk/list-desk.ts'
import { productForm, saveDeskProduct } from '../../services/desk/save-desk-product.ts'
import { type AnsweredRow, type Cell, deskView, rowId } from '../../views/desk/index.view.ts'
import { productFormView } from '../../views/desk/product.view.ts'
import { CHOICE_REFUSALS, priceWords, productWords } from '../../views/desk/product-refusals.ts'
import { COUNT_WORDS, STOCK_REFUSALS } from '../../views/desk/stock-refusals.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** The sellers' desk: the products of their markets with prices and stock. */
export function deskPages(router: Router, ctx: AppContext): void {
  const ofProduct = (req: Request) => ownersOfProduct(ctx.db, { productId: String(req.params.id) })
  const ofVariant = (req: Request) => ownersOfVariant(ctx.db, { variantId: String(req.params.id) })

  async function sendDesk(req: Request, res: Response, answered?: AnsweredRow) {
    const member = memberOf(req)
    const desk = deskView(ctx.site, await listDesk(ctx, { seller: member }), answered)
    const status = answered?.errors ? 422 : 200
    await res.page(
      'desk/index',
      { ...desk, mayAppoint: may(member, 'market.appoint') },
      { title: TITLES.theSellersDesk, noindex: true, width: 'wide', status },
    )
  }

  /** Answers a form of one cell in its place, so that what is typed in others stays; without scripts with the desk at its row. */
  async function sendCell(req: Request<{ id: string }>, res: Response, cell: Cell, refused?: FormState) {
    const answered = { variantId: req.params.id, saved: !refused && cell, ...refused }
    if (!isHtmx(req) && refused) return sendDesk(req, res, answered)
    if (!isHtmx(req)) return redirectTo(res, `/desk?pack=${req.params.id}&saved=${cell}#${rowId(req.params.id)}`)
    const { rows } = deskView(ctx.site, await listDesk(ctx, { seller: memberOf(req) }), answered)
    const row = rows.find(({ id }) => id === req.params.id)
    await res.partial(`partials/desk-${cell}`, row ?? {}, { status: refused ? 422 : 200 })
  }

  router.get('/desk', requireAct('product.read-desk'), (req, res) =>
    sendDesk(req, res, { variantId: String(req.query.pack), saved: req.query.saved }),
  )

  router.get('/desk/products/new', requireAct('product.write'), async (req, res) => {
    await sendForm(ctx, req, res, {})
  })

  router.post('/desk/products', requireAct('product.write'), async (req, res) => {
    const form = readForm(productForm(ctx.site), req.body, productWords(ctx.site))
    if (!form.ok) return sendForm(ctx, req, res, { values: form.values, errors: form.errors })
    try {
      const { name } = await saveDeskProduct(ctx, { ...form.input, by: memberOf(req) })
      res.flash('yes', NOTICES.onShelf(name))
      redirectTo(res, '/desk')
    } catch (error) {
      await sendForm(ctx, req, res, { values: req.body, errors: refusalOf(CHOICE_REFUSALS, error) })
    }
  })

  router.post('/desk/variants/:id', requireAct('product.write', ofVariant), async (req, res) => {
    const form = readForm(editProductForm(ctx.site), req.body, priceWords(ctx.site))
    if (!form.ok) return sendCell(req, res, 'price', form)
    await editProduct(ctx, { variantId: req.params.id, ...form.input, by: memberOf(req) })
    await sendCell(req, res, 'price')
  })

  router.post('/desk/variants/:id/count', requireAct('stock.count', ofVariant), async (req, res) => {
    const form = readForm(countForm, req.body, COUNT_WORDS)
    if (!form.ok) return sendCell(req, res, 'count', form)
    try {
      await countStock(ctx, { variantId: req.params.id, ...form.input, by: memberOf(req) })
    } catch (error) {
      return sendCell(req, res, 'count', { values: form.input, errors: refusalOf(STOCK_REFUSALS, error) })
    }
    await sendCell(req, res, 'count')
  })

  router.post('/desk/products/:id/publication', requireAct('product.publish', ofProduct), async (req, res) => {
    const { name } = await changeShelf(ctx, req, publishProduct)
    res.flash('yes', NOTICES.onShelf(name))
    redirectTo(res, deskRow(req))
  })

  router.post('/desk/products/:id/withdrawal', requireAct('product.publish', ofProduct), async (req, res) => {
    const { name } = await changeShelf(ctx, req, withdrawProduct)
    res.flash('yes', NOTICES.offShelf(name))
    redirectTo(res, deskRow(req))
  })
}

/** The first row of the product in the address. */
const deskRow = ({ params }: Request<{ id: string }>) => `/desk#product-${params.id}`

/** Publishes or withdraws the product in the address. */
async function changeShelf(
  ctx: AppContext,
  req: Request<{ id: string }>,
  change: typeof publishProduct,
): Promise<{ readonly name: string }> {
  const [productId, member] = [req.params.id, memberOf(req)]
  const product = await findDeskProduct(ctx, productId)
  await ctx.transact(async (tx) => {
    assertMay(member, 'product.publish', await ownersOfProduct(tx, { productId }))
    await change(ctx, tx, { productId, by: member.id })
  })
  return product
}

async function sendForm(
  ctx: AppContext,
  req: Request,
  res: Response,
  {
    values = {},
    errors = {},
  }: { values?: Readonly<Record<string, unknown>>; errors?: Readonly<Record<string, string>> },
): Promise<void> {
  const choices = await deskChoices(ctx, { seller: memberOf(req) })
  const status = Object.keys(errors).length > 0 ? 422 : 200
  await res.page('desk/product', productFormView({ site: ctx.site, now: ctx.clock.now(), choices, values, errors }), {
    title: TITLES.aNewProduct,
    status,
    noindex: true,
    crumbs: [{ label: PAGE_WORDS.desk, href: '/desk' }, { label: PAGE_WORDS.newProduct }],
  })
}
