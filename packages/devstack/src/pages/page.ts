import { html, Markup } from './escape-html.ts'
import { HOUSE_FONT_FACES, HOUSE_STYLE } from './house-style.ts'

interface Page {
  readonly title: string
  /** The text beside the name in the masthead. */
  readonly place: string
  readonly body: Markup
  readonly style?: string
  readonly narrow?: boolean
  /** False on a host that serves no fonts. */
  readonly hasFonts?: boolean
}

/** A whole page of the local stack, in the common design, without scripts. */
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
