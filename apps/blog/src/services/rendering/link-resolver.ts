/** A stored file that a document shows. */
export interface KnownMedia {
  readonly id: string
  /** `/media/…`, on any host. */
  readonly src: string
  readonly width: number | null
  readonly height: number | null
  readonly srcset: string | null
}

export interface LinkResolver {
  /** The target of a link: a path on the blog, another site's address, or null when it is not allowed. */
  link(raw: string): string | null
  media(raw: string): KnownMedia | null
}

export interface LinkResolverOptions {
  /** Origins of the site when the text was written, such as `__GHOST_URL__` or `http://old.example`. */
  readonly siteOrigins: readonly string[]
  /** By their old path, `/content/images/2026/11/loaf.png`. */
  readonly mediaByPath: ReadonlyMap<string, KnownMedia>
  /** The address of the sign-up page. */
  readonly signUpUrl: string
}

const FOLLOWED = /^(https?:|mailto:|tel:)/i
const PORTAL = /^\/?#\/portal/

export function createLinkResolver({ siteOrigins, mediaByPath, signUpUrl }: LinkResolverOptions): LinkResolver {
  const origins = [...siteOrigins].sort((a, b) => b.length - a.length)

  function ownPath(raw: string): string | null {
    const origin = origins.find(
      (candidate) => raw.startsWith(candidate) && /^([/#?]|$)/.test(raw.slice(candidate.length)),
    )
    if (origin !== undefined) return raw.slice(origin.length) || '/'
    return raw.startsWith('/') && !raw.startsWith('//') && !raw.startsWith('/\\') ? raw : null
  }

  function media(raw: string): KnownMedia | null {
    const path = ownPath(raw.trim())
    return path === null ? null : (mediaByPath.get(contentPath(path)) ?? null)
  }

  return {
    media,
    link(raw) {
      const url = raw.trim()
      const path = ownPath(url)
      if (PORTAL.test(path ?? url)) return signUpUrl
      if (path !== null) return media(url)?.src ?? path
      if (url.startsWith('#')) return url
      return FOLLOWED.test(url) ? url : null
    },
  }
}

/** Ghost's resized copies (`/content/images/size/w600/…`) are the same picture. */
function contentPath(path: string): string {
  const bare = path.split(/[?#]/)[0] ?? ''
  return decoded(bare).replace(/^\/content\/images\/size\/w\d+(h\d+)?\/(format\/\w+\/)?/, '/content/images/')
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
