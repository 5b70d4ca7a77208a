import type { Stack } from '@rose-ash/devstack/start-stack'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { request } from 'undici'
import { memberCookie } from '../member-cookie.ts'

export interface BenchPage {
  readonly name: string
  readonly url: string
  /** The process that serves it. */
  readonly pid: number
  readonly anonymous?: Readonly<Record<string, string>>
  readonly member: Readonly<Record<string, string>>
}

const POST = '/how-a-loaf-comes-to-cost-three-pounds-forty/'
const EDITOR = 'maker@rose.localhost'

/** Ten pages of six apps, each with the headers of its anonymous visitor and of a member. */
export async function listPages(stack: Stack): Promise<readonly BenchPage[]> {
  const product = await firstLink(stack, 'market', /href="(\/products\/[a-z0-9-]+)"/)
  const entry = await firstLink(stack, 'events', /href="(?:https?:\/\/[^/"]+)?(\/entries\/[a-z0-9-]+)"/)
  return Promise.all([
    page(stack, 'a post', 'blog', POST),
    page(stack, 'the front page', 'blog', '/'),
    page(stack, 'the shop', 'market', '/'),
    page(stack, 'a product', 'market', product),
    page(stack, 'what’s on', 'events', '/'),
    page(stack, 'an entry', 'events', entry),
    page(stack, 'the timeline', 'federation', '/'),
    page(stack, 'the basket', 'cart', '/'),
    page(stack, 'the editors’ desk', 'blog', '/desk/posts', EDITOR),
    page(stack, 'the account desk', 'account', '/', 'member@rose.localhost'),
  ])
}

/** With `only`, the page is for that member and no stranger. */
async function page(stack: Stack, name: string, app: AppName, path: string, only?: string): Promise<BenchPage> {
  const served = processOf(stack, app)
  const anonymous = headersFor(stack, app)
  const member = { ...anonymous, cookie: await memberCookie(stack, app, only) }
  const url = new URL(path, served.url).href
  for (const headers of only ? [member] : [anonymous, member]) await expectPage(name, url, headers)
  return { name, url, pid: served.pid, member, ...(!only && { anonymous }) }
}

/** A refusal or a redirect would be measured as a very fast page. */
async function expectPage(name: string, url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { statusCode, body } = await request(url, { headers })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`${name} cannot be measured: ${url} answered ${statusCode}`)
  if (headers.cookie && !text.includes('account-nav')) throw new Error(`${name} is not a page with a masthead`)
}

async function firstLink(stack: Stack, app: AppName, pattern: RegExp): Promise<string> {
  const { body } = await request(new URL('/', processOf(stack, app).url), { headers: headersFor(stack, app) })
  const [, path] = pattern.exec(await body.text()) ?? []
  if (!path) throw new Error(`the demo co-op shows nothing like ${pattern} on the first page of ${app}`)
  return path
}

function processOf(stack: Stack, app: AppName) {
  const found = stack.processes.find(({ name }) => name === app)
  if (!found) throw new Error(`no process called ${app}`)
  return found
}

function headersFor(stack: Stack, app: AppName): Readonly<Record<string, string>> {
  return { host: new URL(stack.url(app)).host, 'x-forwarded-proto': 'http' }
}
