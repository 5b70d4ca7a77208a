/** Nodes that contain text, or are placed inside text. */
export const INLINE_TYPES: ReadonlySet<string> = new Set([
  'text',
  'extended-text',
  'linebreak',
  'tab',
  'tk',
  'zwnj',
  'link',
  'autolink',
])

/** Blocks made of other nodes. */
export const ELEMENT_TYPES: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'extended-heading',
  'quote',
  'extended-quote',
  'aside',
  'list',
  'listitem',
])

/** Koenig's cards. Nodes in none of the three sets become placeholders. */
export const CARD_TYPES: ReadonlySet<string> = new Set([
  'image',
  'gallery',
  'markdown',
  'html',
  'codeblock',
  'horizontalrule',
  'bookmark',
  'button',
  'callout',
  'call-to-action',
  'toggle',
  'header',
  'signup',
  'product',
  'file',
  'audio',
  'video',
  'embed',
  'email',
  'email-cta',
  'paywall',
])
