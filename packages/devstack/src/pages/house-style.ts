/** The look of the pages that the local stack itself shows; its values are the ones of packages/shared/static/css/tokens.css. */
export const HOUSE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #faf7f4; --sheet: #fffdfb; --ink: #2b1d2a; --ash: #6a5f66; --hairline: #ddd3cf;
  --rose: #a03a5a; --moss: #3f6b3a; --amber: #8a5a00; --brick: #9c2f22; --on-rose: #fffdfb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1518; --sheet: #241c20; --ink: #f1e7e3; --ash: #b5a7aa; --hairline: #43363b;
    --rose: #e893a9; --moss: #9cc794; --amber: #e3b45c; --brick: #f0968a; --on-rose: #2a1119;
  }
}
* { box-sizing: border-box }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 'Source Sans 3 Variable', 'Source Sans 3', ui-sans-serif, system-ui, sans-serif;
}
h1, h2, .price { font-family: 'Fraunces Variable', Fraunces, Georgia, serif; font-weight: 600; line-height: 1.2; text-wrap: balance }
h1 { font-size: 2rem; margin: 0 0 .5rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
p { margin: 0 0 1rem; max-width: 65ch }
a { color: var(--rose); text-underline-offset: .15em }
:focus-visible { outline: 3px solid var(--rose); outline-offset: 2px; border-radius: 2px }
.thread { block-size: 4px; background: var(--rose) }
.masthead { padding: 1rem; border-block-end: 1px solid var(--hairline) }
.masthead > *, main { max-inline-size: 60rem; margin-inline: auto }
.masthead div { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between }
.masthead strong { font: 600 1.25rem 'Fraunces Variable', Fraunces, Georgia, serif }
.quiet { color: var(--ash) }
main { padding: 2rem 1rem 4rem }
main.narrow { max-inline-size: 30rem }
button, .button {
  display: inline-block; font: inherit; font-weight: 600; padding: .65rem 1.25rem; border-radius: 4px; cursor: pointer;
  border: 1px solid var(--rose); background: var(--rose); color: var(--on-rose); text-decoration: none; min-block-size: 44px;
}
button.plain { background: transparent; color: var(--rose) }
button:hover { filter: brightness(1.06) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem }
dt { color: var(--ash) }
dd { margin: 0; overflow-wrap: anywhere }
`
