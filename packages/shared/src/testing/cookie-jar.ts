interface Cookie {
  readonly name: string
  readonly value: string
  /** The host, or the Domain attribute with a leading dot: `.rose.localhost`. */
  readonly scope: string
  readonly path: string
}

/** Stores cookies as a browser does, by host or parent domain. Clients that share a jar are one visitor. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>()

  /** The Cookie header for a host name and path, or undefined when there is nothing to send. */
  header(hostname: string, path = '/'): string | undefined {
    const cookies = this.#visible(hostname)
      .filter((cookie) => reaches(cookie.path, path))
      .map(({ name, value }) => `${name}=${value}`)
    return cookies.length > 0 ? cookies.join('; ') : undefined
  }

  get(hostname: string, name: string): string | undefined {
    return this.#visible(hostname).find((cookie) => cookie.name === name)?.value
  }

  set(scope: string, name: string, value: string, path = '/'): void {
    this.#cookies.set(`${scope} ${path} ${name}`, { name, value, scope, path })
  }

  clear(): void {
    this.#cookies.clear()
  }

  /** Stores the Set-Cookie headers of an answer from `hostname`; an expired cookie is deleted. */
  receive(hostname: string, setCookie: readonly string[]): void {
    for (const line of setCookie) this.#receiveOne(hostname, line)
  }

  #receiveOne(hostname: string, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const [name, ...value] = pair.split('=')
    const attribute = (key: string) =>
      attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1)
    const domain = attribute('domain')?.replace(/^\./, '')
    const path = attribute('path') ?? '/'
    const scope = domain ? `.${domain}` : hostname
    if (isExpired(attribute('max-age'), attribute('expires'))) this.#cookies.delete(`${scope} ${path} ${name}`)
    else this.set(scope, name ?? '', value.join('='), path)
  }

  #visible(hostname: string): Cookie[] {
    return [...this.#cookies.values()].filter(
      ({ scope }) => scope === hostname || (scope.startsWith('.') && `.${hostname}`.endsWith(scope)),
    )
  }
}

/** RFC 6265, section 5.1.4. */
function reaches(cookiePath: string, path: string): boolean {
  const pathname = path.split('?')[0] ?? '/'
  return pathname === cookiePath || pathname.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
}

function isExpired(maxAge: string | undefined, expires: string | undefined): boolean {
  if (maxAge !== undefined) return Number(maxAge) <= 0
  return expires !== undefined && Date.parse(expires) <= Date.now()
}
