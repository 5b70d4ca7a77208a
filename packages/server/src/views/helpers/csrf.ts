import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'
import type { HelperOptions } from 'handlebars'

/** `{{{csrf}}}` inside every POST form: hidden fields with the token and the form's page, as far as the page has them. */
export function csrf(options: HelperOptions): SafeHtml {
  const { csrfToken, formPage } = (options.data ?? {}) as { readonly csrfToken?: unknown; readonly formPage?: unknown }
  return safeHtml(hidden('_csrf', csrfToken) + hidden('_page', formPage))
}

function hidden(name: string, value: unknown): string {
  return typeof value === 'string' ? `<input type="hidden" name="${name}" value="${escapeHtml(value)}">` : ''
}
