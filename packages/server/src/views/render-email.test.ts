import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { loadSite } from '@rose-ash/shared/site/site'
import { createViews } from './create-views.ts'
import { renderEmail } from './render-email.ts'

const origins = Object.fromEntries(APP_NAMES.map((app) => [app, `http://${app}.rose.localhost`])) as Record<
  AppName,
  string
>
const assets = { url: (name: string) => `/assets/${name}` }
const MAIL = `Subject: Your order {{number}} & what happens next

<h1>Thank you, {{name}}.</h1>
<p>We have your order and your payment. It will be on the shelf marked <strong>{{number}}</strong> from {{when}}.</p>
<table>
  {{#each receipt.lines}}<tr><th scope="row">{{label}}{{#if detail}}<br>{{detail}}{{/if}}</th><td>{{amount}}</td></tr>{{/each}}
  {{#each receipt.sums}}<tr><th scope="row">{{label}}</th><td>{{amount}}</td></tr>{{/each}}
</table>
{{> email/button label="See your order" href=href}}`

const root = mkdtempSync(join(tmpdir(), 'rose-mails-'))
mkdirSync(join(root, 'emails'))
writeFileSync(join(root, 'emails/order-paid.hbs'), MAIL)
writeFileSync(join(root, 'emails/code.hbs'), '<p class="code">{{code}}</p>')
const views = createViews({ app: 'cart', roots: [root], assets, origins, site: loadSite() })

const receipt = {
  lines: [{ label: 'Rye', detail: '2 loaves', amount: '£6.80' }],
  sums: [{ label: 'Paid', amount: '£6.80', total: true }],
}
const data = {
  number: 'RA-7',
  name: 'Ann <b> & co',
  when: 'Sat 28 Nov, 10:00',
  href: 'https://cart.example/orders/7?a=1&b=2',
  receipt,
}

describe('a mail', () => {
  const mail = renderEmail(views, 'emails/order-paid', data)

  it('has its first line as the subject, in plain characters', () => {
    expect(mail.subject).toBe('Your order RA-7 & what happens next')
  })

  it('says the same in plain text, with addresses written out', () => {
    expect(mail.text).toContain('Thank you, Ann <b> & co.\n\nWe have your order')
    expect(mail.text).toContain('Rye\n2 loaves: £6.80\nPaid: £6.80')
    expect(mail.text).toContain('See your order: https://cart.example/orders/7?a=1&b=2')
  })

  it('escapes in HTML and carries its style on every element', () => {
    expect(mail.html).toContain('Ann &lt;b&gt; &amp; co.</h1>')
    expect(mail.html).toMatch(/<a class="button" href="[^"]+" style="[^"]+display:inline-block;/)
  })

  it('refuses a mail without a subject', () => {
    expect(() => renderEmail(views, 'emails/code', { code: '1' })).toThrow(/Subject/)
  })
})
