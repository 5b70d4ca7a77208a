import type { MarketService } from '@rose-ash/shared/protocols/market'
import type { ServiceDeps } from '../context/service-deps.ts'
import { saveCategory, saveLabel, saveMarket, saveSupplier } from './catalogue/save-catalogue.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { changePrice } from './products/change-price.ts'
import { findProduct } from './products/find-product.ts'
import { listProducts } from './products/list-products.ts'
import { publishProduct, withdrawProduct } from './products/publish-product.ts'
import { saveProduct } from './products/save-product.ts'
import { confirmStock } from './reservations/confirm-stock.ts'
import { quoteProducts } from './reservations/quote-products.ts'
import { releaseStock } from './reservations/release-stock.ts'
import { reserveStock } from './reservations/reserve-stock.ts'
import { takeBackStock } from './reservations/take-back-stock.ts'
import { changeStock } from './stock/change-stock.ts'

/** Market's side of its protocol, on Prisma. */
export function createMarketService(deps: ServiceDeps): MarketService {
  return {
    kinds: ['product'],
    quote: quoteProducts,
    reserve: reserveStock,
    confirm: confirmStock,
    release: releaseStock,
    takeBack: takeBackStock,
    listProducts,
    findProduct,
    saveMarket: (tx, input) => saveMarket(deps, tx, input),
    saveSupplier: (tx, input) => saveSupplier(deps, tx, input),
    saveCategory: (tx, input) => saveCategory(deps, tx, input),
    saveLabel: (tx, input) => saveLabel(deps, tx, input),
    saveProduct: (tx, input) => saveProduct(deps, tx, input),
    publishProduct: (tx, input) => publishProduct(deps, tx, input),
    changePrice: (tx, input) => changePrice(deps, tx, input),
    withdrawProduct: (tx, input) => withdrawProduct(deps, tx, input),
    changeStock: (tx, input) => changeStock(deps, tx, input),
    collectMemberRecords,
    eraseMember,
  }
}
