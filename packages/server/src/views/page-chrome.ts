import { accountAt, actorIdAt } from '@rose-ash/shared/addresses/actor-addresses'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Site } from '@rose-ash/shared/site/site'
import type { LayoutOptions } from './layout-options.ts'

interface ChromeOptions {
  readonly app: AppName
  readonly origins: Readonly<Record<AppName, string>>
  readonly assets: { url(name: string): string }
  readonly site: Site
}

/** The shared links of the masthead. Basket and Me are not among them: they may be personal. */
const PLACES = [
  { app: 'blog', label: 'Read' },
  { app: 'market', label: 'Shop' },
  { app: 'events', label: 'What’s on' },
  { app: 'federation', label: 'People' },
] as const

/** Prepares the constant values once and returns a function that adds the values of one page. */
export function pageChrome({ app, origins, assets, site }: ChromeOptions) {
  const fixed = {
    app,
    coop: site.coop,
    language: site.language,
    addressLines: site.coop.address.split(/,\s*/),
    footerMenu: footerLinks(site, origins),
    homeHref: `${origins.blog}/`,
    basketHref: `${origins.cart}/`,
    meHref: `${origins.account}/`,
    defaultSearch: { action: `${origins.blog}/search`, label: 'Search', query: '' },
    defaultImage: `${origins[app]}${assets.url('images/og.png')}`,
    fediverseAccount: accountAt(origins[app], site.coop.handle),
  }

  const placesIn = (app: AppName) => ({
    place: app,
    places: PLACES.map((place) => ({
      label: place.label,
      href: `${origins[place.app]}/`,
      current: place.app === app,
    })),
    atBasket: app === 'cart',
    atMe: app === 'account',
  })

  return (page: LayoutOptions, body: SafeHtml) => ({
    ...fixed,
    page,
    body,
    ...placesIn(page.place ?? app),
    width: page.width ?? 'page',
    documentTitle: page.title === site.coop.name ? page.title : `${page.title} · ${site.coop.name}`,
    search: page.search ?? fixed.defaultSearch,
    signInHref: `/auth/login?next=${encodeURIComponent(page.path ?? '/')}`,
    ogImage: page.image ?? fixed.defaultImage,
    ogType: page.ogType ?? 'website',
    activityHref: page.activity ?? (page.path === '/' ? actorIdAt(origins[app], site.coop.handle) : undefined),
    jsonLd: page.jsonLd && safeHtml(embedJson(page.jsonLd)),
  })
}

function footerLinks(site: Site, origins: Readonly<Record<AppName, string>>) {
  return site.footerMenu.map(({ label, path, app = 'blog' }) => {
    if (!APP_NAMES.includes(app as AppName)) throw new Error(`footerMenu: "${app}" is not an app`)
    return { label, href: origins[app as AppName] + path }
  })
}

/** JSON for a script element: cannot close the element or open a comment. */
function embedJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
