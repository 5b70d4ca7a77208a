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
const views = createViews({ app: 'cart', roots: [], assets, origins, site: loadSite() })

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
  const mail = renderEmail(views, 'styleguide/mail', data)

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
    expect(() => renderEmail(views, 'partials/email/code', { code: '1' })).toThrow(/Subject/)
  })
})
