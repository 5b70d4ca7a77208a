import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'

const ICONS = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons')
const drawn = new Map<string, SafeHtml>()

/** `{{{icon 'calendar'}}} Calendar`: a lucide icon, hidden from screen readers, so write a word beside it. */
export function icon(name: string): SafeHtml {
  const known = drawn.get(name)
  if (known) return known
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`icon: "${name}" is not an icon name`)
  const html = safeHtml(inline(readFileSync(join(ICONS, `${name}.svg`), 'utf8')))
  drawn.set(name, html)
  return html
}

function inline(file: string): string {
  const shapes = file.slice(file.indexOf('>', file.indexOf('<svg')) + 1).replace(/\s*\n\s*/g, '')
  return `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes}`
}
