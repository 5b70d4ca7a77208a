import { publishProduct, withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { memberOf, requireRole } from '@rose-ash/server/visitor/guards'
import { type Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { countStock } from '../../services/desk/count-stock.ts'
import { editProduct, editProductForm } from '../../services/desk/edit-product.ts'
import { deskChoices, findDeskProduct, listDesk } from '../../services/desk/list-desk.ts'
import { productForm, saveDeskProduct } from '../../services/desk/save-desk-product.ts'
import { deskView } from '../../views/desk/index.view.ts'
import { productFormView } from '../../views/desk/product.view.ts'

/** The sellers' desk: what is on the shelves, what it costs, how much there is. */
export function deskPages(ctx: AppContext): Router {
  const router = Router()
  router.use('/desk', requireRole('seller'))

  router.get('/desk', async (_req, res) => {
    await res.page('desk/index', deskView(ctx.site, await listDesk(ctx)), {
      title: 'The sellers’ desk',
      noindex: true,
      width: 'wide',
    })
  })

  router.get('/desk/products/new', async (_req, res) => {
    await sendForm(ctx, res, {})
  })

  router.post('/desk/products', async (req, res) => {
    const form = readForm(productForm(ctx.site), req.body)
    if (!form.ok) return sendForm(ctx, res, { values: form.values, errors: form.errors })
    const { name } = await saveDeskProduct(ctx, { ...form.input, by: memberOf(req).id })
    res.flash('yes', `${name} is on the shelf.`)
    redirectTo(res, '/desk')
  })

  router.post('/desk/variants/:id', async (req, res) => {
    const form = readForm(editProductForm(ctx.site), req.body)
    if (!form.ok) res.flash('no', `Nothing was changed: ${Object.values(form.errors).join(' ')}`)
    else {
      const { name } = await editProduct(ctx, { variantId: req.params.id, ...form.input, by: memberOf(req).id })
      res.flash('yes', `${name} was changed.`)
    }
    redirectTo(res, '/desk')
  })

  router.post('/desk/variants/:id/count', async (req, res) => {
    res.flash(...(await countStock(ctx, { variantId: req.params.id, body: req.body, by: memberOf(req).id })))
    redirectTo(res, '/desk')
  })

  router.post('/desk/products/:id/publication', async (req, res) => {
    const { name } = await findDeskProduct(ctx, req.params.id)
    await ctx.transact((tx) => publishProduct(ctx, tx, { productId: req.params.id, by: memberOf(req).id }))
    res.flash('yes', `${name} is on the shelf.`)
    redirectTo(res, '/desk')
  })

  router.post('/desk/products/:id/withdrawal', async (req, res) => {
    const { name } = await findDeskProduct(ctx, req.params.id)
    await ctx.transact((tx) => withdrawProduct(ctx, tx, { productId: req.params.id, by: memberOf(req).id }))
    res.flash('yes', `${name} is off the shelf. You can put it back at any time.`)
    redirectTo(res, '/desk')
  })

  return router
}

async function sendForm(
  ctx: AppContext,
  res: Response,
  {
    values = {},
    errors = {},
  }: { values?: Readonly<Record<string, unknown>>; errors?: Readonly<Record<string, string>> },
): Promise<void> {
  const view = productFormView({
    choices: await deskChoices(ctx),
    values,
    errors,
    site: ctx.site,
    now: ctx.clock.now(),
  })
  const status = Object.keys(errors).length > 0 ? 422 : 200
  await res.page('desk/product', view, {
    title: 'A new product',
    status,
    noindex: true,
    crumbs: [{ label: 'Desk', href: '/desk' }, { label: 'New' }],
  })
}
