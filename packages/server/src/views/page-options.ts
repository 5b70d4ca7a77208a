import type { AppName } from '@rose-ash/shared/config/app-name'
import type { SafeHtml } from '@rose-ash/shared/html/safe-html'

/** One line at the top of the page about what just happened. */
export interface Notice {
  readonly kind: 'yes' | 'soon' | 'no' | 'plain'
  readonly text: string
  /** A way on or a way back: `{ label: 'Undo', href }`, or with `action` a one-button form that posts there. */
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

/** What a page tells the layout. Only what is given is embedded, so a page without personal values can be cached for everybody. */
export interface PageOptions {
  readonly title: string
  readonly description?: string
  /** Path (with query) of this page; the anonymous sign-in link comes back here. */
  readonly path?: string
  /** Absolute address that search engines should keep. */
  readonly canonical?: string
  /** Absolute address of a picture for previews; the co-op's own when absent. */
  readonly image?: string
  readonly imageAlt?: string
  readonly ogType?: 'website' | 'article' | 'product' | 'profile'
  readonly publishedAt?: string
  readonly feeds?: readonly FeedLink[]
  /** schema.org data; printed as JSON that cannot leave its script element. */
  readonly jsonLd?: object
  readonly noindex?: boolean
  readonly nonce?: string
  readonly csrfToken?: string
  readonly notices?: readonly Notice[]
  /** Where the notices that wait for a reader go, on a page that is the same for many. */
  readonly noticesHole?: SafeHtml
  readonly crumbs?: readonly Crumb[]
  /** Where the masthead's search goes; the default searches everything, from the blog. */
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
  /** Whose colour the thread has; the rendering app's when absent. */
  readonly room?: AppName
  /** Width of the page: `read` one reading column, `wide` up to the widest; `page` when absent. */
  readonly width?: 'read' | 'page' | 'wide'
  readonly theme?: 'light' | 'dark'
}
