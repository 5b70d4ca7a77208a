import { html, Markup } from './escape-html.ts'
import { HOUSE_FONT_FACES, HOUSE_STYLE } from './house-style.ts'

interface Page {
  readonly title: string
  /** What stands in the masthead beside the name. */
  readonly place: string
  readonly body: Markup
  readonly style?: string
  readonly narrow?: boolean
  /** False on a host that has no fonts to give. */
  readonly hasFonts?: boolean
}

/** A whole page of the local stack, in the house's clothes, that needs no script. */
export function page({ title, place, body, style = '', narrow = false, hasFonts = true }: Page): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(HOUSE_STYLE + (hasFonts ? HOUSE_FONT_FACES : '') + style)}</style>
</head>
<body>
<header class="masthead"><div><strong>Rose Ash</strong> <span class="quiet">${place}</span></div></header>
<div class="thread"></div>
<main${narrow ? new Markup(' class="narrow"') : ''}>
${body}
</main>
</body>
</html>
`.text
}
