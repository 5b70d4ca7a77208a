import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { UnauthenticatedError } from '@rose-ash/shared/errors/http-errors'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'
import type { CartDeps } from '../cart-deps.ts'

export interface CartRow {
  readonly id: string
  readonly version: number
  readonly currency: string
}

/** The open cart of an owner, or null. For a member the cart token is ignored. */
export async function findCart(tx: Tx, owner: CartOwner): Promise<CartRow | null> {
  const where = whereOwner(owner)
  return where && tx.cart.findFirst({ where, select: { id: true, version: true, currency: true } })
}

/** The open cart of an owner, locked until the transaction ends, or null. */
export async function lockCart(tx: Tx, owner: CartOwner): Promise<CartRow | null> {
  const cart = await findCart(tx, owner)
  if (!cart) return null
  const [locked] = await tx.$queryRaw<CartRow[]>(Prisma.sql`
    SELECT id, version, currency FROM carts WHERE id = ${cart.id}::uuid AND status = 'open' FOR UPDATE`)
  return locked ?? null
}

/** Like lockCart, but makes a cart in the site's currency when there is none; two requests at once get the same cart. */
export async function ensureCart(
  { site: { currency } }: Pick<CartDeps, 'site'>,
  tx: Tx,
  owner: CartOwner,
): Promise<CartRow> {
  const found = await lockCart(tx, owner)
  if (found?.currency === currency) return found
  if (found) {
    await tx.cart.update({ where: { id: found.id }, data: { currency } })
    return { ...found, currency }
  }
  if (owner.memberId) {
    await tx.$executeRaw`
      INSERT INTO carts (id, member_id, currency, status, updated_at)
      VALUES (gen_random_uuid(), ${owner.memberId}::uuid, ${currency}, 'open', now())
      ON CONFLICT (member_id) WHERE status = 'open' AND member_id IS NOT NULL DO NOTHING`
  } else if (owner.cartHash) {
    await tx.$executeRaw`
      INSERT INTO carts (id, token_hash, currency, status, updated_at)
      VALUES (gen_random_uuid(), ${owner.cartHash}, ${currency}, 'open', now())
      ON CONFLICT (token_hash) DO NOTHING`
  }
  const made = await lockCart(tx, owner)
  if (!made) throw new UnauthenticatedError('a cart needs a member or a token')
  return made
}

function whereOwner({ memberId, cartHash }: CartOwner): Prisma.CartWhereInput | null {
  if (memberId) return { memberId, status: 'open' }
  if (cartHash) return { tokenHash: cartHash, status: 'open' }
  return null
}
