import { html, type Markup } from '../pages/escape-html.ts'
import { page } from '../pages/page.ts'
import { linkify } from './linkify.ts'
import { mailTime } from './mail-time.ts'
import { MAILBOX_STYLE } from './mailbox-style.ts'
import type { StoredMail } from './stored-mail.ts'

/** The sandbox of a framed mail: no scripts, no forms; its links open in the whole window. */
export const FRAME_SANDBOX = 'allow-top-navigation allow-top-navigation-by-user-activation allow-popups'

/** One mail: its HTML and its plain text. */
export function messagePage(mail: StoredMail): string {
  const body = html`<p><a href="/">← All mail</a></p>
<h1>${mail.subject || '(no subject)'}</h1>
<dl><dt>To</dt><dd>${mail.to}</dd><dt>From</dt><dd>${mail.from}</dd>
<dt>Sent</dt><dd><time datetime="${mail.sentAt}">${mailTime(mail.sentAt)}</time></dd></dl>
${mail.html && frame(mail)}
<h2>${mail.html ? 'The same in plain text' : 'Text'}</h2>
<pre>${linkify(mail.text)}</pre>`
  return page({ title: `${mail.subject} · Mailbox`, place: 'mailbox of the local stack', body, style: MAILBOX_STYLE })
}

function frame({ id }: StoredMail): Markup {
  return html`<iframe src="/messages/${id}/html" sandbox="${FRAME_SANDBOX}" title="The mail as it looks"></iframe>`
}

/** The mail's own HTML, with links that open in the whole window. */
export function framedHtml({ html: content }: StoredMail): string {
  const base = '<base target="_top">'
  return /<head[^>]*>/i.test(content) ? content.replace(/<head[^>]*>/i, (head) => head + base) : base + content
}
