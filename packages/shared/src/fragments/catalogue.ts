import { z } from 'zod'
import { defineFragment } from './define-fragment.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const none = z.object({})
const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)

/**
 * Every type of fragment there is. A page asks for a type by name; its owner answers under /internal/fragments/<type>
 * with what `registerFragments` binds to the name.
 */
export const FRAGMENTS = {
  /** The menu under the masthead, on every page of all six apps. */
  'blog.nav': defineFragment({
    owner: 'blog',
    params: z.object({ room: z.string().optional() }),
    ttlMs: 5 * MINUTE,
    staleMs: 24 * HOUR,
    varyBy: 'none',
    placeholder: 'none',
    refreshedBy: ['blog.menu.', 'blog.page.', 'blog.settings.', 'blog.import.'],
  }),
  /** Latest posts as short lines, for other apps' pages. */
  'blog.latest': defineFragment({
    owner: 'blog',
    params: z.object({ limit: limit(12, 3), tag: z.string().optional() }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['blog.'],
  }),
  /** The member's name and desk, or the way to sign in. */
  'account.nav': defineFragment({
    owner: 'account',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'member',
    placeholder: 'inline',
    standIn: 'Me',
    refreshedBy: ['account.member.', 'account.profile.'],
  }),
  /** The number of things in the basket, for the masthead. */
  'cart.mini': defineFragment({
    owner: 'cart',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'cart',
    placeholder: 'inline',
    standIn: 'Basket',
    refreshedBy: ['cart.'],
  }),
  /** The basket's lines in short, beside a page. */
  'cart.lines': defineFragment({
    owner: 'cart',
    params: none,
    ttlMs: 5 * SECOND,
    staleMs: MINUTE,
    varyBy: 'cart',
    placeholder: 'block',
    refreshedBy: ['cart.', 'market.product.', 'market.stock.'],
  }),
  /** A shelf of product tiles. */
  'market.listing': defineFragment({
    owner: 'market',
    params: z.object({
      limit: limit(24, 4),
      category: z.string().optional(),
      market: z.string().optional(),
      label: z.string().optional(),
    }),
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['market.', 'cart.order.'],
  }),
  /** One product as a tile with its price and "add". */
  'market.product-card': defineFragment({
    owner: 'market',
    params: z.object({ product: z.string().min(1) }),
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['market.', 'cart.order.'],
  }),
  /** The next entries as a list by day. */
  'events.upcoming': defineFragment({
    owner: 'events',
    params: z.object({ limit: limit(20, 5), calendar: z.string().optional() }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['events.', 'cart.order.'],
  }),
  /** One month of a calendar as a grid. */
  'events.calendar': defineFragment({
    owner: 'events',
    params: z.object({
      calendar: z.string().optional(),
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/)
        .optional(),
    }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['events.'],
  }),
  /** One entry as a card with its tickets. */
  'events.entry': defineFragment({
    owner: 'events',
    params: z.object({ entry: z.string().min(1) }),
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['events.', 'cart.order.'],
  }),
  /** What the member has tickets for, for their desk. */
  'events.member-tickets': defineFragment({
    owner: 'events',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'member',
    placeholder: 'block',
    refreshedBy: ['events.', 'cart.order.'],
  }),
  /** What the member has booked, for their desk. */
  'events.member-bookings': defineFragment({
    owner: 'events',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'member',
    placeholder: 'block',
    refreshedBy: ['events.', 'cart.order.'],
  }),
  /** How to follow an app's actor, with its handle and how many do. */
  'federation.follow': defineFragment({
    owner: 'federation',
    params: z.object({
      app: z.enum(['blog', 'market', 'events', 'federation', 'cart', 'account']).default('federation'),
    }),
    // The count follows the log by a moment, as the timeline does.
    ttlMs: MINUTE,
    staleMs: 24 * HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['federation.actor.', 'federation.follow.'],
  }),
  /** The latest of the public timeline. */
  'federation.timeline': defineFragment({
    owner: 'federation',
    params: z.object({ limit: limit(20, 5), app: z.string().optional() }),
    // A projection follows the log by a moment, so what is made right after a commit may still be the old one.
    ttlMs: 5 * SECOND,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    refreshedBy: ['blog.', 'market.', 'events.', 'federation.'],
  }),
} as const

export type FragmentType = keyof typeof FRAGMENTS

export function isFragmentType(name: string): name is FragmentType {
  return Object.hasOwn(FRAGMENTS, name)
}
