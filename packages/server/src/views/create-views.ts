import { fileURLToPath } from 'node:url'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Site } from '@rose-ash/shared/site/site'
import Handlebars from 'handlebars'
import { createHelpers } from './helpers/create-helpers.ts'
import type { LayoutOptions } from './layout-options.ts'
import { pageChrome } from './page-chrome.ts'
import { createTemplateStore } from './template-store.ts'

export interface ViewsOptions {
  /** The app that renders; sets the thread's colour and the current place in the masthead. */
  readonly app: AppName
  /** Folders with templates, such as apps/blog/src/views. The shared folder always comes first. */
  readonly roots: readonly string[]
  readonly assets: { url(name: string): string }
  /** Public origins of all apps (`publicOrigins(config)`). */
  readonly origins: Readonly<Record<AppName, string>>
  /** The site configuration (`loadSite()`). */
  readonly site: Site
  /** Reads changed templates again. */
  readonly dev?: boolean
}

export interface Views {
  /** A whole page: the view inside the layout. */
  render(name: string, view: object, page: LayoutOptions): string
  /** The view without the layout, for fragments and htmx answers. `page` gives helpers the csrfToken. */
  renderBare(name: string, view: object, page?: Pick<LayoutOptions, 'csrfToken' | 'formPage'>): string
  /** The masthead's HTML for an anonymous visitor, in place of the personal fragments. */
  anonymousMasthead(page: LayoutOptions): { readonly accountNav: string; readonly cartMini: string }
  has(name: string): boolean
  readonly site: Site
}

const SHARED_ROOT = fileURLToPath(new URL('.', import.meta.url))

/** Makes the Handlebars engine of one app. Output is escaped; `{{{…}}}` accepts SafeHtml only and throws on other values. */
export function createViews(options: ViewsOptions): Views {
  const handlebars = Handlebars.create()
  handlebars.registerHelper(createHelpers(options))
  const { site } = options
  const templates = createTemplateStore(handlebars, [SHARED_ROOT, ...options.roots], options.dev ?? false)
  const chrome = pageChrome(options)

  function renderBare(name: string, view: object, page?: Pick<LayoutOptions, 'csrfToken' | 'formPage'>) {
    return templates.get(name)(view, { data: { csrfToken: page?.csrfToken, formPage: page?.formPage, site } })
  }

  return {
    site,
    has: templates.has,
    renderBare,
    render(name, view, page) {
      const body = safeHtml(renderBare(name, view, page))
      return templates.get('layouts/page')(chrome(page, body), {
        data: { csrfToken: page.csrfToken, formPage: page.formPage, site },
      })
    },
    anonymousMasthead(page) {
      const view = chrome(page, safeHtml(''))
      const basket = { href: view.basketHref, current: view.atBasket, count: 0 }
      return {
        accountNav: renderBare('partials/chrome/account-nav', view),
        cartMini: renderBare('partials/chrome/cart-mini', basket),
      }
    },
  }
}
