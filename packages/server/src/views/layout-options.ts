import type { AppName } from '@rose-ash/shared/config/app-name'
import type { SafeHtml } from '@rose-ash/shared/html/safe-html'

/** One line at the top of the page about the last action. */
export interface Notice {
  readonly kind: 'yes' | 'soon' | 'no' | 'plain'
  readonly text: string
  /** A link, `{ label: 'Undo', href }`, or with `action` a button that posts there. */
  readonly link?: { readonly label: string; readonly href: string }
  readonly undo?: { readonly label: string; readonly action: string }
}

export interface FeedLink {
  readonly title: string
  readonly href: string
  readonly type:
    | 'application/rss+xml'
    | 'application/atom+xml'
    | 'application/feed+json'
    | 'text/calendar'
    | 'application/activity+json'
}

export interface Crumb {
  readonly label: string
  readonly href?: string
}

/** Values for the layout. Only given values are embedded, so a page without personal values can be shared. */
export interface LayoutOptions {
  readonly title: string
  readonly description?: string
  /** Path (with query) of this page; the anonymous sign-in link returns to it. */
  readonly path?: string
  /** Absolute canonical address, for search engines. */
  readonly canonical?: string
  /** Absolute address of a preview picture. Default: the co-op's. */
  readonly image?: string
  readonly imageAlt?: string
  readonly ogType?: 'website' | 'article' | 'product' | 'profile'
  readonly publishedAt?: string
  readonly feeds?: readonly FeedLink[]
  /** schema.org data, embedded as JSON. */
  readonly jsonLd?: object
  /** Absolute address of the page's ActivityStreams form, which its own address answers too. */
  readonly activity?: string
  readonly noindex?: boolean
  readonly nonce?: string
  readonly csrfToken?: string
  /** The page that a form of this page names as its own: to there it comes back when its sender had been signed out. */
  readonly formPage?: string
  readonly notices?: readonly Notice[]
  /** The hole for the reader's notices on a shared page. */
  readonly noticesHole?: SafeHtml
  readonly crumbs?: readonly Crumb[]
  /** The masthead's search form. Default: the search over everything in blog. */
  readonly search?: { readonly action: string; readonly label: string; readonly query?: string }
  readonly fragments?: {
    readonly nav?: SafeHtml
    readonly accountNav?: SafeHtml
    readonly cartMini?: SafeHtml
    readonly footerNav?: SafeHtml
  }
  /** Extra scripts and style sheets by asset name: `js/month-grid.js`. */
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
  /** The app that the masthead marks and whose colour the thread has. Default: the rendering app. */
  readonly place?: AppName
  /** Width of the page: `read` is one reading column, `wide` the full width. Default: `page`. */
  readonly width?: 'read' | 'page' | 'wide'
  readonly theme?: 'light' | 'dark'
}
