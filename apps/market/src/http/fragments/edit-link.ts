import { ownersOfProduct } from '@rose-ash/domains/market/sellers/owners'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** market.edit-link: from a product to its form on the desk, for the sellers of its market. */
export const editLinkFragment: FragmentHandler<AppContext, 'market.edit-link'> = async (
  { config, db, views },
  { member, params: { product: productId } },
) => {
  if (!member || !may(member, 'product.write')) return ''
  if (!may(member, 'product.write', await ownersOfProduct(db, { productId }))) return ''
  const href = publicUrl(config, 'market', `/desk/products/${productId}`)
  return views.renderBare('fragments/edit-link', { href, label: PAGE_WORDS.edit })
}
