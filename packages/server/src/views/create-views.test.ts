import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import { loadSite } from '@rose-ash/shared/site/site'
import { createAssets } from '../static/assets.ts'
import { createViews } from './create-views.ts'

const origins = Object.fromEntries(APP_NAMES.map((app) => [app, `http://${app}.rose.localhost`])) as Record<
  AppName,
  string
>
const assets = createAssets()
let root: string

function template(name: string, source: string) {
  mkdirSync(join(root, name, '..'), { recursive: true })
  writeFileSync(join(root, `${name}.hbs`), source)
}

function engine() {
  return createViews({ app: 'market', roots: [root], assets, origins, site: loadSite() })
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rose-views-'))
  template('partials/greeting', 'Hello {{name}}')
  template('show', '<h1>{{title}}</h1>{{{html}}}{{> greeting name=title}}')
  template('form', '<form>{{{csrf}}}</form>')
  template('link', "{{appUrl 'blog' '/about/'}} {{plural n 'loaf' 'loaves'}} {{money pence}}")
  template('fields', '{{when}} {{day}} {{#each list}}{{plural}}{{/each}}{{{icon}}}')
  template('field', '{{> form/field id="name" name="name" label="Name" error=error}}')
  template('unknown', "{{shout 'x'}}")
})

describe('views', () => {
  it('escape what they print', () => {
    expect(engine().renderBare('show', { title: '<b>"&' })).toBe(
      '<h1>&lt;b&gt;&quot;&amp;</h1>Hello &lt;b&gt;&quot;&amp;',
    )
  })

  it('print vouched-for markup as it is', () => {
    expect(engine().renderBare('show', { title: 'a', html: safeHtml('<p>b</p>') })).toBe('<h1>a</h1><p>b</p>Hello a')
  })

  it('give the focus to a field with a mistake, whatever the mistake is called', () => {
    const field = engine().renderBare('field', { error: 'Please tell us your name.' })
    expect(field).toMatch(/ autofocus[ >]/)
    expect(engine().renderBare('field', {})).not.toContain('autofocus')
  })

  it('refuse a plain string between three braces', () => {
    expect(() => engine().renderBare('show', { title: 'a', html: '<p>b</p>' })).toThrow(/SafeHtml only/)
  })

  it('do not take a string that pretends to be SafeHtml', () => {
    const forged = JSON.parse('{"toHTML":"<script>","toString":"x"}')
    expect(() => engine().renderBare('show', { title: 'a', html: forged })).toThrow(/SafeHtml only/)
  })

  it('put the token into forms only when there is one', () => {
    expect(engine().renderBare('form', {})).toBe('<form></form>')
    expect(engine().renderBare('form', {}, { csrfToken: 'a"b' })).toBe(
      '<form><input type="hidden" name="_csrf" value="a&quot;b"></form>',
    )
  })

  it('know every app’s address, plurals and money', () => {
    expect(engine().renderBare('link', { n: 2, pence: 680 })).toBe('http://blog.rose.localhost/about/ 2 loaves £6.80')
  })

  it('read a bare name as a field, even when a helper is called the same', () => {
    const view = { when: 'soon', day: 'Sat', list: [{ plural: 's' }], icon: safeHtml('<i></i>') }
    expect(engine().renderBare('fields', view)).toBe('soon Sat s<i></i>')
  })

  it('refuse a helper nobody wrote', () => {
    expect(() => engine().renderBare('unknown', {})).toThrow(/unknown helper shout/)
  })

  it('name the view and the folders when a view is missing', () => {
    expect(() => engine().renderBare('nowhere', {})).toThrow(/no view named "nowhere"/)
  })
})

describe('a page', () => {
  it('is the same for everybody when nothing personal is given', () => {
    const views = engine()
    expect(views.render('show', { title: 'Rye' }, { title: 'Rye' })).toBe(
      views.render('show', { title: 'Rye' }, { title: 'Rye' }),
    )
  })

  it('marks the current place and offers to sign in with a way back', () => {
    const html = engine().render('show', { title: 'Rye' }, { title: 'Rye', path: '/products/rye?x=1' })
    expect(html).toContain('<a class="place" href="http://market.rose.localhost/" aria-current="true">Shop</a>')
    expect(html).toContain('href="/auth/login?next&#x3D;%2Fproducts%2Frye%3Fx%3D1"')
  })

  it('keeps structured data inside its script element', () => {
    const html = engine().render('show', { title: 'x' }, { title: 'x', jsonLd: { name: '</script><script>alert(1)' } })
    expect(html).toContain('{"name":"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)"}')
  })

  it('links only to assets that exist', () => {
    const html = engine().render('show', { title: 'x' }, { title: 'x' })
    expect(html).toMatch(/\/assets\/css\/rose\.[0-9a-f]{10}\.css/)
  })
})
