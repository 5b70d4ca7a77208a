export const MAILBOX_STYLE = `
.mails { list-style: none; margin: 1.5rem 0 0; padding: 0; border-block-start: var(--hairline) }
.mails a {
  display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr max-content; gap: .1rem 1rem; padding: .75rem .25rem;
  color: inherit; text-decoration: none; border-block-end: var(--hairline);
}
.mails a:hover { background: var(--paper-raised) }
.mails span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.mails .subject { font-weight: 600 }
.mails a:hover .subject { text-decoration: underline }
.mails time { color: var(--ink-soft); font-variant-numeric: tabular-nums }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; justify-content: space-between }
.bar p { margin: 0 }
iframe { inline-size: 100%; block-size: 44rem; border: var(--hairline); border-radius: 4px; background: #fff }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 75ch; margin: 0 }
@media (max-width: 40rem) {
  .mails a { grid-template-columns: 1fr max-content }
  .mails .subject { grid-column: 1 / -1; grid-row: 2; white-space: normal }
}
`
