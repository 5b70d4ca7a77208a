import { z } from 'zod'
import { audiencesOf } from '../audience/notification-audience.ts'
import { APP_NAMES } from '../config/app-name.ts'
import {
  AVAILABILITY,
  basketKey,
  CALENDARS,
  DRAFTS,
  ENTRIES,
  entryKey,
  FOLLOWS,
  MENU,
  memberKey,
  notificationsKey,
  ORDERS,
  ordersKey,
  POSTS,
  PRODUCTS,
  postKey,
  productKey,
  projectionKey,
  SETTINGS,
  SHELVES,
} from '../freshness/keys.ts'
import { DESKS, type DeskApp } from '../rights/desks.ts'
import { defineFragment } from './define-fragment.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const none = z.object({})
const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)

/** A member's desk in an app with what waits there, as one line; empty for members who have no work there. */
const work = <Owner extends DeskApp>(owner: Owner, reads: readonly string[]) =>
  defineFragment({
    owner,
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'member',
    placeholder: 'block',
    standIn: DESKS[owner],
    reads: (_params, { member }) => (member ? [memberKey(member.id), ...reads] : []),
  })

/** The link with which those who may change a thing come from its page to its form; empty for everybody else. */
const editLink = <Owner extends DeskApp, Params extends z.ZodType>(
  owner: Owner,
  params: Params,
  reads: (params: z.output<Params>) => readonly string[],
) =>
  defineFragment({
    owner,
    params,
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'member',
    placeholder: 'inline',
    reads: (wanted, { member }) => (member ? [memberKey(member.id), ...reads(wanted)] : []),
  })

/**
 * Every type of fragment. A page requests a type by name; the owner serves it under /internal/fragments/<type> with the handler that
 * `registerFragments` binds to the name.
 */
export const FRAGMENTS = {
  /** The menu under the masthead, on every page of all six apps. */
  'blog.nav': defineFragment({
    owner: 'blog',
    params: none,
    ttlMs: 5 * MINUTE,
    staleMs: 24 * HOUR,
    varyBy: 'none',
    placeholder: 'none',
    reads: () => [MENU, SETTINGS],
  }),
  /** The latest posts as a short list, for other apps' pages. */
  'blog.latest': defineFragment({
    owner: 'blog',
    params: z.object({ limit: limit(12, 3), tag: z.string().optional() }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    reads: () => [POSTS, SETTINGS],
  }),
  /** The member's name with a link to their desk, or the sign-in link. */
  'account.nav': defineFragment({
    owner: 'account',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'member',
    placeholder: 'inline',
    standIn: 'Me',
    reads: (_params, { member }) =>
      member ? [memberKey(member.id), CALENDARS, ...audiencesOf(member).map(notificationsKey)] : [],
  }),
  /** The number of items in the basket, for the masthead. */
  'cart.mini': defineFragment({
    owner: 'cart',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'cart',
    placeholder: 'inline',
    standIn: 'Basket',
    reads: (_params, { member }) => (member ? [basketKey(member.id)] : []),
  }),
  /** The basket's lines as a short list beside a page. */
  'cart.lines': defineFragment({
    owner: 'cart',
    params: none,
    ttlMs: 5 * SECOND,
    staleMs: MINUTE,
    varyBy: 'cart',
    placeholder: 'block',
    reads: (_params, { member }) => [...(member ? [basketKey(member.id)] : []), PRODUCTS],
  }),
  /** A row of product tiles. */
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
    varyBy: 'standing',
    placeholder: 'block',
    reads: () => [PRODUCTS, AVAILABILITY, SHELVES],
  }),
  /** One product as a tile with its price and "Add to basket". */
  'market.product-card': defineFragment({
    owner: 'market',
    params: z.object({ product: z.string().min(1) }),
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'standing',
    placeholder: 'block',
    reads: () => [PRODUCTS, AVAILABILITY, SHELVES],
  }),
  /** The next entries as a list by day. */
  'events.upcoming': defineFragment({
    owner: 'events',
    params: z.object({ limit: limit(20, 5), calendar: z.string().optional() }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    reads: () => [ENTRIES, CALENDARS],
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
    reads: () => [ENTRIES, CALENDARS],
  }),
  /** One entry as a card with its tickets. */
  'events.entry': defineFragment({
    owner: 'events',
    params: z.object({ entry: z.string().min(1) }),
    ttlMs: 30 * SECOND,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    reads: () => [ENTRIES, CALENDARS],
  }),
  /** The member's tickets, for their desk. */
  'events.member-tickets': defineFragment({
    owner: 'events',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'member',
    placeholder: 'block',
    reads: (_params, { member }) => (member ? [ordersKey(member.id), ENTRIES] : []),
  }),
  /** The member's bookings, for their desk. */
  'events.member-bookings': defineFragment({
    owner: 'events',
    params: none,
    ttlMs: 30 * SECOND,
    staleMs: MINUTE,
    varyBy: 'member',
    placeholder: 'block',
    reads: (_params, { member }) => (member ? [ordersKey(member.id), ENTRIES] : []),
  }),
  /** How to follow an app's actor: its handle and its number of followers. */
  'federation.follow': defineFragment({
    owner: 'federation',
    params: z.object({
      app: z.enum(APP_NAMES).default('federation'),
    }),
    ttlMs: MINUTE,
    staleMs: 24 * HOUR,
    varyBy: 'none',
    placeholder: 'block',
    reads: () => [FOLLOWS, projectionKey('follower-counts')],
  }),
  /** The button with which a member follows an app's actor or stops following it; it stands in a form of the page. Empty for strangers. */
  'federation.follow-button': defineFragment({
    owner: 'federation',
    params: z.object({ app: z.enum(APP_NAMES) }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'member',
    placeholder: 'none',
    reads: (_params, { member }) => (member ? [FOLLOWS] : []),
  }),
  'blog.work': work('blog', [POSTS, DRAFTS]),
  'market.work': work('market', [PRODUCTS, AVAILABILITY]),
  'cart.work': work('cart', [ORDERS]),
  'events.work': work('events', [ENTRIES, CALENDARS]),
  'blog.edit-link': editLink('blog', z.object({ post: z.uuid() }), ({ post }) => [postKey(post)]),
  'market.edit-link': editLink('market', z.object({ product: z.uuid() }), ({ product }) => [
    productKey(product),
    SHELVES,
  ]),
  'events.edit-link': editLink('events', z.object({ entry: z.uuid() }), ({ entry }) => [entryKey(entry), CALENDARS]),
  /** The button with which those who may add an entry to a calendar begin; empty for everybody else. */
  'events.add-entry': editLink('events', none, () => [CALENDARS]),
  /** The newest items of the public timeline. */
  'federation.timeline': defineFragment({
    owner: 'federation',
    params: z.object({ limit: limit(20, 5), app: z.string().optional() }),
    ttlMs: MINUTE,
    staleMs: HOUR,
    varyBy: 'none',
    placeholder: 'block',
    reads: () => [projectionKey('public-timeline')],
  }),
} as const

export type FragmentType = keyof typeof FRAGMENTS

export function isFragmentType(name: string): name is FragmentType {
  return Object.hasOwn(FRAGMENTS, name)
}
