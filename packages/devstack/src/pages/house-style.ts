import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPO_ROOT } from '../repo-root.ts'

const TOKENS = readFileSync(join(REPO_ROOT, 'packages/server/static/css/tokens.css'), 'utf8')

/** The styles of the local stack's own pages: the design's tokens, and a few rules for these pages. */
export const HOUSE_STYLE = `${TOKENS}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text-0)/1.6 var(--sans) }
h1, h2, .price, .masthead strong { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance }
h1 { font-size: var(--text-5); margin: 0 0 var(--space-2) }
h2 { font-size: var(--text-1); margin: var(--space-6) 0 var(--space-2) }
p { margin: 0 0 var(--space-4); max-inline-size: var(--measure) }
a { color: var(--rose-strong); text-underline-offset: .15em }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px }
.thread { block-size: 4px; background: var(--thread-account) }
.masthead { padding: var(--space-4) var(--gutter); border-block-end: var(--hairline) }
.masthead > *, main { max-inline-size: 62rem; margin-inline: auto }
.masthead div { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); align-items: baseline; justify-content: space-between }
.masthead strong { font-size: var(--text-1) }
.quiet { color: var(--ink-soft) }
main { padding: var(--space-6) var(--gutter) var(--space-8); box-sizing: content-box }
main.narrow { max-inline-size: 34rem }
button, .button {
  display: inline-block; font: inherit; font-weight: 600; padding: var(--space-3) var(--space-5); border-radius: var(--radius);
  border: 1px solid var(--rose); background: var(--rose); color: var(--on-rose); text-decoration: none; cursor: pointer; min-block-size: 44px;
}
button.plain { background: transparent; color: var(--rose-strong) }
button:hover, .button:hover { background: var(--rose-strong); color: var(--on-rose) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: var(--space-1) var(--space-4); margin: 0 0 var(--space-5) }
dt { color: var(--ink-soft) }
dd { margin: 0; overflow-wrap: anywhere }
@media (prefers-reduced-motion: no-preference) { a, button, .button { transition: background var(--quick), color var(--quick) } }
`

/** For pages on a host that serves houseFonts. */
export const HOUSE_FONT_FACES = `
@font-face { font-family: Fraunces; src: url(/house/fonts/fraunces.woff2) format('woff2'); font-weight: 100 900; font-display: swap }
@font-face { font-family: 'Source Sans 3'; src: url(/house/fonts/source-sans-3.woff2) format('woff2'); font-weight: 200 900; font-display: swap }
`
