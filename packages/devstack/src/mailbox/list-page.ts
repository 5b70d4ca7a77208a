import { html, Markup } from '../pages/escape-html.ts'
import { page } from '../pages/page.ts'
import { mailTime } from './mail-time.ts'
import { MAILBOX_STYLE } from './mailbox-style.ts'
import type { StoredMail } from './stored-mail.ts'

/** All mails, newest first; with scripts, new ones appear by themselves. */
export function listPage(mails: readonly StoredMail[], { nonce }: { nonce: string }): string {
  const body = html`<div class="bar"><div><h1>Mailbox</h1>
<p class="quiet">Every mail that Rose Ash sends on this machine lands here and goes nowhere else.</p></div>
<p><a href="/">Look for new mail</a></p></div>
${mails.length === 0 ? empty() : html`<ol class="mails">${mails.map(row)}</ol>`}
${liveScript(mails[0]?.id ?? '', nonce)}`
  return page({ title: 'Mailbox · Rose Ash', place: 'mailbox of the local stack', body, style: MAILBOX_STYLE })
}

function empty(): Markup {
  return html`<p>No mail yet. Sign in on any of the six places, and the link arrives here.</p>`
}

function row({ id, to, subject, sentAt }: StoredMail): Markup {
  return html`<li><a href="/messages/${id}"><span>${to}</span> <span class="subject">${subject || '(no subject)'}</span>
<time datetime="${sentAt}">${mailTime(sentAt)}</time></a></li>`
}

function liveScript(newest: string, nonce: string): Markup {
  const script = `setInterval(async () => {
  const [mail] = await fetch('/messages.json?limit=1').then((answer) => answer.json(), () => [])
  if (mail && mail.id !== ${JSON.stringify(newest)}) location.reload()
}, 3000)`
  return html`<script nonce="${nonce}">${new Markup(script)}</script>`
}
