import sanitize from 'sanitize-html'
import type { LinkResolver } from './link-resolver.ts'

const CLASSES = ['kg-*', 'language-*', 'align-*', 'price-*', 'visually-hidden']
/** Ids that the page itself uses. */
const TAKEN_IDS = /^(main|content|search|masthead|footer|nav|menu|cart|account|top)$/

const ALLOWED_TAGS = [
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'hr',
    'br',
    'pre',
    'code',
    'div',
    'span',
  ],
  ...[
    'a',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
    'kbd',
    'abbr',
    'cite',
    'q',
    'time',
    'samp',
    'var',
  ],
  ...['figure', 'figcaption', 'img', 'audio', 'video', 'source', 'details', 'summary'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'colgroup', 'col'],
]

/**
 * Allows only listed tags and attributes: no scripts, styles, forms or event handlers, and only http, mailto and tel addresses. Links
 * and sources are resolved here, as the last step, so that no later step can add anything unchecked.
 */
export function sanitiseHtml(html: string, links: LinkResolver): string {
  return sanitize(html, {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: {
      '*': ['class'],
      a: ['href', 'title', 'rel', 'download'],
      img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
      audio: ['src', 'controls', 'preload'],
      video: ['src', 'controls', 'preload', 'playsinline', 'width', 'height', 'poster'],
      source: ['src', 'type'],
      ol: ['start', 'reversed'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      h1: ['id'],
      h2: ['id'],
      h3: ['id'],
      h4: ['id'],
      h5: ['id'],
      h6: ['id'],
      time: ['datetime'],
      abbr: ['title'],
      details: ['open'],
      div: ['tabindex', 'role', 'aria-label'],
      pre: ['tabindex'],
      span: ['aria-hidden'],
    },
    allowedClasses: { '*': CLASSES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: {
      img: ['http', 'https'],
      audio: ['http', 'https'],
      video: ['http', 'https'],
    },
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'svg', 'math', 'button', 'select'],
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs, links) }),
      audio: withSource(links),
      video: withSource(links),
      source: withSource(links),
      div: (tagName, attribs) => ({ tagName, attribs: isTableRegion(attribs) ? attribs : plain(attribs) }),
      ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
    },
  })
}

/** Turns h1 into h2, since the title of the page is its only h1. */
function heading(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const { id, ...rest } = attribs
  const kept = id && !TAKEN_IDS.test(id) && /^[\p{L}\p{N}_-]+$/u.test(id) ? { ...rest, id } : rest
  return { tagName: tagName === 'h1' ? 'h2' : tagName, attribs: kept }
}

function linkAttributes({ href, ...attribs }: sanitize.Attributes, links: LinkResolver): sanitize.Attributes {
  const to = href === undefined ? null : links.link(href)
  if (to === null) return { ...(attribs.class ? { class: attribs.class } : {}) }
  const outside = /^https?:/i.test(to)
  const { rel: _rel, ...kept } = attribs
  return { ...kept, href: to, ...(outside ? { rel: 'noopener noreferrer' } : {}) }
}

function withSource(links: LinkResolver): sanitize.Transformer {
  return (tagName, { src, ...attribs }) => {
    const to = src === undefined ? null : links.link(src)
    return { tagName, attribs: to === null ? attribs : { ...attribs, src: to } }
  }
}

function isTableRegion(attribs: sanitize.Attributes): boolean {
  return attribs.class === 'kg-table' && attribs.role === 'region'
}

function plain(attribs: sanitize.Attributes): sanitize.Attributes {
  return attribs.class ? { class: attribs.class } : {}
}
