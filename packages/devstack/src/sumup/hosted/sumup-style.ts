export const SUMUP_STYLE = `
.thread { background: var(--thread-cart) }
.notice { border-inline-start: 4px solid var(--amber); padding-inline-start: .75rem; color: var(--ink-soft) }
.price { font-size: var(--text-6); margin: 0 0 .25rem; font-variant-numeric: tabular-nums }
.sheet { background: var(--paper-raised); border: var(--hairline); border-radius: 6px; padding: 1.5rem; margin-block: 1.5rem }
.card { display: flex; justify-content: space-between; border-block: var(--hairline); padding-block: .75rem; margin-block: 1rem }
form { display: grid; gap: .75rem; margin: 0 }
.no { color: var(--brick); font-weight: 600 }
.yes { color: var(--moss); font-weight: 600 }
ol.plain { list-style: none; margin: 1rem 0 0; padding: 0; border-block-start: var(--hairline) }
ol.plain li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; padding: .6rem 0; border-block-end: var(--hairline) }
`
