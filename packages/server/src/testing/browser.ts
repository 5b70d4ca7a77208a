import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'
import { request } from 'undici'

export interface Answer {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly setCookie: readonly string[]
  readonly location: string | undefined
  readonly text: string
  json<T = unknown>(): T
}

type Headers = Readonly<Record<string, string>>

/** A browser on all hosts of the house: one jar, and the headers a browser sends unless a case says otherwise. */
export interface Browser {
  readonly cookies: CookieJar
  get(url: string, headers?: Headers): Promise<Answer>
  head(url: string): Promise<Answer>
  post(url: string, form?: Readonly<Record<string, string>>, headers?: Headers): Promise<Answer>
  /** Posts a body as it is. */
  send(url: string, body: string | Buffer, headers?: Headers): Promise<Answer>
  /** Follows redirects, as a navigation does. */
  open(url: string, headers?: Headers): Promise<Answer>
  submit(url: string, form: Readonly<Record<string, string>>): Promise<Answer>
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** `addresses`: where the app behind each public host really listens. A header given as '' is left out. */
export function openBrowser(addresses: Readonly<Partial<Record<AppName, string>>>): Browser {
  const cookies = new CookieJar()

  async function send(method: string, url: string, headers: Headers, body?: string | Buffer): Promise<Answer> {
    const target = new URL(url)
    const cookie = cookies.header(target.hostname, target.pathname)
    const wanted = {
      host: target.host,
      'user-agent': FIREFOX,
      // As the gateway in front says it.
      ...(target.protocol === 'https:' && { 'x-forwarded-proto': 'https' }),
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      ...(cookie && { cookie }),
      ...(body !== undefined && { origin: target.origin, 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    }
    const answer = await request(addressOf(addresses, target) + target.pathname + target.search, {
      method: method as 'GET',
      headers: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')),
      ...(body !== undefined && { body }),
    })
    const setCookie = [answer.headers['set-cookie'] ?? []].flat()
    cookies.receive(target.hostname, setCookie)
    const received = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
    const { location } = received
    const text = await answer.body.text()
    return {
      url,
      status: answer.statusCode,
      headers: received,
      setCookie,
      location,
      text,
      json: () => JSON.parse(text),
    }
  }

  async function follow(first: Answer, headers: Headers): Promise<Answer> {
    let answer = first
    for (let hops = 0; answer.location && hops < 15; hops += 1) {
      const next = new URL(answer.location, answer.url)
      if (!next.hostname.endsWith('.rose.localhost')) return answer
      answer = await send('GET', next.href, headers)
    }
    return answer
  }

  const get: Browser['get'] = (url, headers = {}) => send('GET', url, headers)
  const post: Browser['post'] = (url, form = {}, headers = {}) =>
    send('POST', url, headers, new URLSearchParams(form).toString())
  return {
    cookies,
    get,
    send: (url, body, headers = {}) => send('POST', url, headers, body),
    head: (url) => send('HEAD', url, {}),
    post,
    open: async (url, headers = {}) => follow(await get(url, headers), headers),
    submit: async (url, form) => follow(await post(url, form), {}),
  }
}

function addressOf(addresses: Readonly<Partial<Record<AppName, string>>>, { hostname }: URL): string {
  const app = APP_NAMES.find((name) => hostname === `${name}.rose.localhost`)
  const address = app && addresses[app]
  if (!address) throw new Error(`a browser of the house was sent to ${hostname}`)
  return address
}
