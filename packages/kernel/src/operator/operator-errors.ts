import type { Views } from '@rose-ash/server/views/create-views'
import type { ErrorView } from '@rose-ash/server/views/errors/error.view'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { pageShell } from './page-shell.ts'

/** Error pages in the operator's page shell: the kernel does not load the apps' templates. */
export const operatorErrors: Pick<Views, 'render'> = {
  render(_name, view, { title }) {
    const { status, text, requestId } = view as ErrorView
    return pageShell(title, `<p>${escapeHtml(text)}</p><p>${status} ${escapeHtml(requestId ?? '')}</p>`)
  },
}
