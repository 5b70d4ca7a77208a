import { findProduct } from '@rose-ash/domains/market/products/find-product'
import { ownersOfProduct } from '@rose-ash/domains/market/sellers/owners'
import { takeTheirs } from '@rose-ash/server/forms/take-theirs'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { readForm } from '@rose-ash/server/http/parse'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { uploadForm } from '@rose-ash/server/http/upload-form'
import { PICTURE_FORM_WORDS, PICTURE_WORDS } from '@rose-ash/server/views/words/picture-words'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { correctionForm, pictureForm, saveCorrection, savePicture } from '../../services/desk/correct-product.ts'
import { deskChoices } from '../../services/desk/list-desk.ts'
import { editProductView, savedValues } from '../../views/desk/edit-product.view.ts'
import { CORRECTION_REFUSALS, CORRECTION_WORDS } from '../../views/desk/product-refusals.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** Limits uploads of pictures, since decoding is expensive. */
const PICTURES = { name: 'product-pictures', limit: 60, windowSeconds: 3600 }
const picture = uploadForm({ field: 'picture', maxBytes: 8 * 1024 * 1024 })

type Shown = Omit<Parameters<typeof editProductView>[0], 'product' | 'choices'>

/** One product at the sellers' desk: its words and its picture. */
export function deskProductPages(router: Router, ctx: AppContext): void {
  const ownersOf = (req: Request) => ownersOfProduct(ctx.db, { productId: String(req.params.id) })
  const isTheirs = requireAct('product.write', ownersOf)

  router.get('/desk/products/:id', isTheirs, (req, res) => sendProduct(ctx, req, res))

  router.post('/desk/products/:id', isTheirs, async (req, res) => {
    const product = await existing(ctx, req.params.id)
    const values = req.body
    const form = readForm(correctionForm, takeTheirs(values, savedValues(product)), CORRECTION_WORDS)
    if (!form.ok) return sendProduct(ctx, req, res, { values, errors: form.errors, status: 422 })
    try {
      await saveCorrection(ctx, { ...form.input, productId: req.params.id, by: memberOf(req) })
    } catch (error) {
      const errors = refusalOf(CORRECTION_REFUSALS, error)
      return sendProduct(ctx, req, res, { values, errors, status: errors.version ? 409 : 422 })
    }
    res.flash('yes', NOTICES.changed(form.input.name))
    redirectTo(res, `/desk/products/${req.params.id}`)
  })

  router.post('/desk/products/:id/picture', isTheirs, picture, async (req: Request<{ id: string }>, res) => {
    const by = memberOf(req)
    const form = readForm(pictureForm, req.body, PICTURE_FORM_WORDS)
    if (!form.ok) return sendProduct(ctx, req, res, { picture: form, status: 422 })
    if (req.upload) await limitUse(ctx, PICTURES, by.id)
    try {
      await savePicture(ctx, { ...form.input, productId: req.params.id, upload: req.upload, by })
    } catch (error) {
      ctx.log.warn({ err: error, productId: req.params.id }, 'picture refused')
      return sendProduct(ctx, req, res, {
        picture: { values: form.input, errors: { picture: refusalOf(PICTURE_WORDS, error) } },
        status: 422,
      })
    }
    res.flash('yes', NOTICES.pictureSaved)
    redirectTo(res, `/desk/products/${req.params.id}`)
  })
}

async function sendProduct(
  ctx: AppContext,
  req: Request<{ id: string }>,
  res: Response,
  { status = 200, ...shown }: Shown & { readonly status?: number } = {},
): Promise<void> {
  const product = await existing(ctx, req.params.id)
  const choices = await deskChoices(ctx, { seller: memberOf(req) })
  await res.page('desk/edit-product', editProductView({ product, choices, ...shown }), {
    title: product.name,
    status,
    noindex: true,
    crumbs: [{ label: PAGE_WORDS.desk, href: '/desk' }, { label: product.name }],
  })
}

async function existing({ db }: AppContext, id: string) {
  const product = await findProduct(db, { id })
  if (!product) throw new NotFoundError(`no product ${id}`)
  return product
}
