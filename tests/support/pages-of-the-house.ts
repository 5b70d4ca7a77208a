import type { AppName } from '@rose-ash/shared/config/app-name'

export type PageReader = 'anonymous' | 'member' | 'maker' | 'admin'

export interface HousePage {
  readonly name: string
  readonly app: AppName | 'mail' | 'sumup'
  readonly path: string
  /** Default 200. */
  readonly status?: number
  /** The page is reached by the first link that matches; several patterns are followed in order. */
  readonly follow?: string | readonly string[]
  /** The page is the answer to a press of this button. */
  readonly press?: RegExp
}

const POST = '/autumn-boxes-leeks-quinces-and-an-apology/'
const MEMBERS_POST = '/members-notes-oven-fund/'

/** Every page of the demo co-op, listed under the first visitor who can open it. Add a line for each new page. */
export const EVERY_PAGE: Readonly<Record<PageReader, readonly HousePage[]>> = {
  anonymous: [
    { name: 'the front page', app: 'blog', path: '/' },
    { name: 'a post', app: 'blog', path: POST },
    { name: 'a post with every card', app: 'blog', path: '/rye-slowly/' },
    { name: 'a post for members, cut short', app: 'blog', path: MEMBERS_POST },
    { name: 'a page with a table', app: 'blog', path: '/contact/' },
    { name: 'a page with toggles', app: 'blog', path: '/about/' },
    { name: 'a tag', app: 'blog', path: '/tag/bread/' },
    { name: 'an author', app: 'blog', path: '/author/maud/' },
    { name: 'the archive', app: 'blog', path: '/archive/' },
    { name: 'things found in every app', app: 'blog', path: '/search?q=bread' },
    { name: 'nothing found', app: 'blog', path: '/search?q=zebra' },
    { name: 'stories found', app: 'blog', path: '/search?q=bread&in=stories' },
    { name: 'one app searched', app: 'blog', path: '/search?q=bread&in=shop' },
    { name: 'a story that is not there', app: 'blog', path: '/not-here/', status: 404 },
    { name: 'the shop', app: 'market', path: '/' },
    { name: 'a shelf', app: 'market', path: '/categories/bread' },
    { name: 'a shelf through filters', app: 'market', path: '/categories/larder?label=organic' },
    { name: 'a market', app: 'market', path: '/markets/the-shutter' },
    { name: 'a supplier', app: 'market', path: '/suppliers/yard-bakery' },
    { name: 'products found', app: 'market', path: '/search?q=bread' },
    { name: 'no products found', app: 'market', path: '/search?q=zebra' },
    { name: 'a product', app: 'market', path: '/products/white-sourdough' },
    { name: 'a product that is sold out', app: 'market', path: '/products/apple-buns' },
    { name: 'a product that is not there', app: 'market', path: '/products/zebra', status: 404 },
    { name: 'what is on', app: 'events', path: '/' },
    { name: 'a month', app: 'events', path: '/month/2026-12' },
    { name: 'an empty month', app: 'events', path: '/month/2031-01' },
    { name: 'an entry', app: 'events', path: '/entries/winter-fair' },
    { name: 'an entry that comes again', app: 'events', path: '/entries/repair-cafe' },
    { name: 'the timeline', app: 'federation', path: '/' },
    { name: 'a member who can be followed', app: 'federation', path: '/@tom' },
    { name: 'an empty basket', app: 'cart', path: '/' },
    { name: 'what a member is', app: 'account', path: '/join' },
    { name: 'asking for a letter', app: 'account', path: '/auth/login?next=/' },
    { name: 'an address that is none', app: 'account', path: '/auth/login?next=/', press: /^Send me/, status: 422 },
    { name: 'a sign-in that is over', app: 'federation', path: '/sign-in/none', status: 410 },
    { name: 'a link that leads nowhere', app: 'federation', path: '/sign-in/none/link?t=none', status: 410 },
    { name: 'a letter’s link that is of no use', app: 'account', path: '/not-me?t=none', status: 410 },
    { name: 'what developers need to know', app: 'federation', path: '/developers' },
    { name: 'the code of a device', app: 'federation', path: '/device' },
    { name: 'a code that no device shows', app: 'federation', path: '/device', press: /^Go on/, status: 422 },
    { name: 'signed out', app: 'blog', path: '/auth/signed-out' },
    { name: 'the mailbox', app: 'mail', path: '/' },
    { name: 'the practice till', app: 'sumup', path: '/' },
  ],
  member: [
    { name: 'the front page', app: 'blog', path: '/' },
    { name: 'a post for members', app: 'blog', path: MEMBERS_POST },
    { name: 'a basket', app: 'cart', path: '/' },
    { name: 'the checkout', app: 'cart', path: '/checkout' },
    { name: 'the desk', app: 'account', path: '/' },
    { name: 'what a member follows', app: 'federation', path: '/?from=followed' },
    { name: 'what a member was told', app: 'account', path: '/notifications' },
    { name: 'receipts', app: 'account', path: '/orders' },
    { name: 'an order', app: 'account', path: '/orders', follow: 'main a[href*="/orders/"]' },
    { name: 'the letters', app: 'account', path: '/newsletters' },
    { name: 'the devices', app: 'account', path: '/devices' },
    { name: 'the profile', app: 'account', path: '/profile' },
    { name: 'ways of signing in', app: 'account', path: '/signing-in' },
    { name: 'what happened to the membership', app: 'account', path: '/history' },
    { name: 'a member’s own data', app: 'account', path: '/records' },
    { name: 'another address', app: 'account', path: '/profile/email' },
    { name: 'the question whether to sign out', app: 'account', path: '/auth/logout' },
    { name: 'a door that is closed', app: 'account', path: '/members', status: 403 },
  ],
  maker: [
    { name: 'drafts', app: 'blog', path: '/desk/posts' },
    { name: 'what is in print', app: 'blog', path: '/desk/posts?status=published' },
    { name: 'a new post', app: 'blog', path: '/desk/posts/new' },
    { name: 'digests that wait', app: 'blog', path: '/desk/digests' },
    { name: 'a post being edited', app: 'blog', path: '/desk/posts', follow: 'table a' },
    { name: 'the sellers’ desk', app: 'market', path: '/desk' },
    { name: 'a new product', app: 'market', path: '/desk/products/new' },
    { name: 'a product being edited', app: 'market', path: '/desk', follow: 'a[href^="/desk/products/0"]' },
    { name: 'the calendars', app: 'events', path: '/desk/entries' },
    { name: 'an entry being edited', app: 'events', path: '/desk/entries', follow: 'table a' },
    { name: 'a new entry', app: 'events', path: '/desk/entries/new' },
    { name: 'an entry with mistakes', app: 'events', path: '/desk/entries/new', press: /^Add the entry/, status: 422 },
  ],
  admin: [
    { name: 'the members', app: 'account', path: '/members' },
    { name: 'members without a second factor', app: 'account', path: '/members?belongs=yes&state=no-second-factor' },
    { name: 'what each role may do', app: 'account', path: '/roles' },
    { name: 'nobody by that name', app: 'account', path: '/members?q=zebra' },
    { name: 'a member', app: 'account', path: '/members', follow: 'table a' },
    { name: 'a new member', app: 'account', path: '/members/new' },
    { name: 'a member without a name', app: 'account', path: '/members/new', press: /^Add the member/, status: 422 },
    { name: 'a lost second factor', app: 'account', path: '/members', follow: ['table a', 'main a[href$="/reset"]'] },
    { name: 'invitations', app: 'account', path: '/invitations' },
    {
      name: 'an invitation to nobody',
      app: 'account',
      path: '/invitations',
      press: /^Send the invitations/,
      status: 422,
    },
    { name: 'the audit log', app: 'account', path: '/audit' },
    { name: 'the orders of the house', app: 'cart', path: '/desk/orders' },
    { name: 'orders to pack', app: 'cart', path: '/desk/orders?show=to-pack' },
    { name: 'an order nobody has placed', app: 'cart', path: '/desk/orders?q=1' },
    { name: 'an order on the desk', app: 'cart', path: '/desk/orders', follow: 'table a' },
    { name: 'giving money back', app: 'cart', path: '/desk/orders', follow: ['table a', 'a[href*="/refunds/new"]'] },
    { name: 'sign-on', app: 'account', path: '/sign-on' },
    { name: 'background work', app: 'account', path: '/background-work' },
    { name: 'no such background work', app: 'account', path: '/background-work?q=zebra' },
    { name: 'who was stopped by a limit', app: 'account', path: '/limits' },
    { name: 'connected applications', app: 'account', path: '/clients' },
    { name: 'a new application', app: 'account', path: '/clients/new' },
    {
      name: 'an application without an address',
      app: 'account',
      path: '/clients/new',
      press: /^Register it/,
      status: 422,
    },
    { name: 'tokens for registration', app: 'account', path: '/registration-tokens' },
  ],
}
