import { createHash } from 'node:crypto'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'
import type { Dispatcher, Pool } from 'undici'

/** A provider that is measured, and how a visitor signs in there. */
export interface BenchProvider {
  readonly name: string
  /** The process whose CPU time is counted. */
  readonly pid: number
  readonly address: string
  readonly host: string
  readonly paths: { readonly authorization: string; readonly token: string }
  /** A client that needs no consent, and a client of another organisation that may ask for refresh tokens. */
  readonly own: BenchClient
  readonly other: BenchClient
  /** Submits a sign-in page of the provider and returns the address to which its button leads. */
  prove(visitor: Visitor, page: string): Promise<string>
  stop(): Promise<void>
}

export interface BenchClient {
  readonly id: string
  readonly secret: string
  readonly redirectUri: string
}

type Answer = { status: number; location: string; body: string }

const VERIFIER = 'v'.repeat(43)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

/** A browser and its application with as little work of their own as possible, since the provider is measured. */
export class Visitor {
  readonly #provider: BenchProvider
  readonly #client: BenchClient
  readonly #pool: Pool
  readonly #cookies = new CookieJar()

  constructor(provider: BenchProvider, client: BenchClient, pool: Pool) {
    this.#provider = provider
    this.#client = client
    this.#pool = pool
  }

  /** Follows the authorization to a code and exchanges it for tokens; with `prompt=none` there are redirects only. */
  async signOn({
    prompt,
    scope = 'openid',
  }: {
    prompt?: string
    scope?: string
  } = {}): Promise<Record<string, string>> {
    const client = this.#client
    const { paths } = this.#provider
    const query = new URLSearchParams({
      scope,
      client_id: client.id,
      response_type: 'code',
      redirect_uri: client.redirectUri,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...(prompt && { prompt }),
    })
    let next = (await this.request('GET', `${paths.authorization}?${query}`)).location
    while (!next.startsWith(client.redirectUri)) {
      const path = pathOf(next)
      next = path.startsWith('/sign-in/')
        ? await this.#provider.prove(this, path)
        : (await this.request('GET', path)).location
    }
    const code = new URL(next).searchParams.get('code')
    if (!code) throw new Error(`${this.#provider.name} refused a sign-on: ${reasonOf(next)}`)
    return this.token({
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
      redirect_uri: client.redirectUri,
    })
  }

  async token(form: Record<string, string>): Promise<Record<string, string>> {
    const client = this.#client
    const { paths } = this.#provider
    const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`
    const { status, body } = await this.request('POST', paths.token, form, { authorization })
    if (status !== 200) throw new Error(`token endpoint: ${status} ${body}`)
    return JSON.parse(body)
  }

  async request(
    method: Dispatcher.HttpMethod,
    path: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = this.#cookies.header('provider', path)
    const answer = await this.#pool.request({
      method,
      path,
      ...(form && { body: new URLSearchParams(form).toString() }),
      headers: {
        host: this.#provider.host,
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(cookie && { cookie }),
        ...headers,
      },
    })
    this.#cookies.receive('provider', [answer.headers['set-cookie'] ?? []].flat())
    const body = await answer.body.text()
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${body.slice(0, 200)}`)
    return { status: answer.statusCode, body, location: String(answer.headers.location ?? '') }
  }
}

/** The provider's error when it sends a visitor back without a code. */
function reasonOf(address: string): string {
  const { searchParams } = new URL(address)
  return [searchParams.get('error'), searchParams.get('error_description')].filter(Boolean).join(', ') || address
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address, 'http://provider')
  return pathname + search
}
