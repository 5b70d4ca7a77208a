import { escapeHtml } from '@rose-ash/shared/html/escape-html'

/** The shell of an operator's page. `body` is HTML. */
export function pageShell(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · kernel</title><link rel="stylesheet" href="/assets/css/rose.css"></head>
<body class="page"><main class="main stack stack--loose"><p class="kicker"><a href="/operator">Kernel</a></p><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>`
}

/** A table with a heading, or one sentence when it has no rows. Cells are HTML. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  empty: string,
): string {
  const head = headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')
  const content =
    rows.length === 0
      ? `<p>${escapeHtml(empty)}</p>`
      : `<div class="table-wrap" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table class="table"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  return `<section class="stack"><h2>${escapeHtml(caption)}</h2>${content}</section>`
}

export interface ButtonOptions {
  readonly action: string
  readonly label: string
  readonly fields?: Readonly<Record<string, string>>
  /** HTML before the button. */
  readonly inside?: string
}

export function button({ action, label, fields = {}, inside = '' }: ButtonOptions): string {
  const hidden = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  return `<form method="post" action="${escapeHtml(action)}">${hidden}${inside}<button class="button" type="submit">${escapeHtml(label)}</button></form>`
}
