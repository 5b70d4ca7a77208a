import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { createLinkResolver } from './link-resolver.ts'
import { renderLexical } from './render-lexical.ts'

const EXPORT = new URL('../../../../../prisma/seed/ghost/coop-export.json', import.meta.url)
const { posts } = JSON.parse(readFileSync(EXPORT, 'utf8')).db[0].data as {
  posts: { slug: string; lexical: string; visibility: string; plaintext: string | null }[]
}

const signUpUrl = '/join'
const links = createLinkResolver({
  siteOrigins: ['__GHOST_URL__', 'http://127.0.0.1:22469'],
  mediaByPath: new Map(),
  signUpUrl,
})

function render(children: readonly object[], restricted = false) {
  const root = { children, direction: 'ltr', format: '', indent: 0, type: 'root', version: 1 }
  return renderLexical(JSON.stringify({ root }), { links, signUpUrl, restricted })
}

function paragraph(text: string) {
  return {
    type: 'paragraph',
    version: 1,
    children: [{ type: 'extended-text', version: 1, text, format: 0, mode: 'normal', style: '', detail: 0 }],
  }
}

test.each(posts.map((post) => [post.slug, post] as const))(
  '%s renders whole: every word that the author wrote is there',
  async (_slug, post) => {
    const { html, unknown } = renderLexical(post.lexical, {
      links,
      signUpUrl,
      restricted: post.visibility !== 'public',
    })
    expect(unknown).toEqual([])
    expect(html).not.toMatch(/<script|<svg|<form|<iframe| style=| on\w+=|javascript:|__GHOST_URL__|22469/)
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/\s+/g, ' ')
    for (const words of wordsOf(JSON.parse(post.lexical).root)) expect(text).toContain(words)
  },
)

/** The plain text of every text node, without nodes that only letters (e-mails) show. */
function wordsOf(node: { type?: string; text?: string; children?: object[] }): string[] {
  const own = node.type === 'extended-text' && node.text ? [node.text.replace(/\s+/g, ' ').trim()] : []
  return [...own, ...(node.children ?? []).flatMap((child) => wordsOf(child as never))].filter(Boolean)
}

test('an unknown card becomes a placeholder, and what follows it is still there', async () => {
  const { html, unknown } = await render([
    paragraph('Before'),
    { type: 'hologram', version: 9, secret: '<script>' },
    paragraph('After'),
  ])
  expect(unknown).toEqual(['hologram'])
  expect(html).toMatch(/Before.*“hologram” card.*After/s)
})

test('a card that the renderer cannot take costs itself, not the rest', async () => {
  const { html } = await render([
    paragraph('Before'),
    { type: 'gallery', version: 1, images: 'no list' },
    paragraph('After'),
  ])
  expect(html).toMatch(/Before.*After/s)
})

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<img src="x.png" onerror="alert(1)">'],
  ['a javascript link', '<a href="javascript:alert(1)">x</a>'],
  ['a javascript link in disguise', '<a href=" java\nscript:alert(1)">x</a>'],
  ['data in a link', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
  ['a foreign frame', '<iframe src="https://evil.example/"></iframe>'],
  ['a frame document', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['an svg', '<svg><animate onbegin=alert(1)></svg>'],
  ['a form', '<form action="https://evil.example"><input name=password></form>'],
  ['a style', '<style>*{display:none}</style><p style="position:fixed">x</p>'],
  ['a base', '<base href="https://evil.example/">'],
  ['a meta refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
  ['a mutation', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
  ['an object', '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/y">'],
])('%s in an HTML card does not get through', async (_name, html) => {
  const rendered = await render([{ type: 'html', version: 1, html }, paragraph('After')])
  expect(rendered.html).not.toMatch(
    /<script|onerror=|onbegin=|javascript:|java\s*script:|data:|<iframe|<svg|<form|<input|<style| style=|<base|<meta|<object|<embed/i,
  )
  expect(rendered.html).toContain('After')
})

test('a javascript address in a button or a link node leads nowhere', async () => {
  const link = {
    type: 'link',
    version: 1,
    url: 'javascript:alert(1)',
    rel: null,
    target: null,
    title: null,
    children: paragraph('x').children,
  }
  const { html } = await render([
    { type: 'button', version: 1, buttonText: 'Press', buttonUrl: 'javascript:alert(1)', alignment: 'center' },
    { ...paragraph(''), children: [link] },
  ])
  expect(html).not.toContain('javascript')
})

test('everybody reads up to the paywall, members all of it', async () => {
  const blocks = [paragraph('For all'), { type: 'paywall', version: 1 }, paragraph('For members')]
  const restricted = await render(blocks, true)
  expect(restricted.publicHtml).toContain('For all')
  expect(restricted.publicHtml + restricted.publicText).not.toContain('For members')
  expect(restricted.html).toContain('For members')
  expect((await render(blocks, false)).publicHtml).toContain('For members')
})

test('a members’ post without a paywall card shows everybody nothing of its text', async () => {
  expect((await render([paragraph('For members')], true)).publicHtml).toBe('')
})

test('a block for members is left out of what everybody gets', async () => {
  const hidden = {
    type: 'html',
    version: 1,
    html: '<p>Hidden</p>',
    visibility: { web: { nonMember: false, memberSegment: 'status:free,status:-free' }, email: { memberSegment: '' } },
  }
  const { html, publicHtml } = await render([paragraph('Shown'), hidden])
  expect(html).toContain('Hidden')
  expect(publicHtml).not.toContain('Hidden')
})

test('a file of ours is linked whatever size Ghost had made of it', () => {
  const media = { id: '1', src: '/media/aa/x.png', width: 1, height: 1, srcset: null }
  const resolver = createLinkResolver({
    siteOrigins: ['__GHOST_URL__', 'http://old.example'],
    mediaByPath: new Map([['/content/images/x.png', media]]),
    signUpUrl,
  })
  expect(resolver.link('http://old.example/content/images/size/w600/x.png')).toBe('/media/aa/x.png')
  expect(resolver.link('http://old.example.evil.example/')).toBe('http://old.example.evil.example/')
  expect(resolver.link('//evil.example/')).toBeNull()
  expect(resolver.link('__GHOST_URL__/#/portal/signup')).toBe('/join')
  expect(resolver.link('vbscript:x')).toBeNull()
})
