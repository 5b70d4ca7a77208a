const brand: unique symbol = Symbol('SafeHtml')

/** HTML from a trusted source: the sanitiser, a rendered template, a fragment. Nothing else may be printed unescaped. */
export interface SafeHtml {
  readonly [brand]: true
  /** The markup itself; `String(html)` gives the same. */
  toString(): string
  /** Handlebars calls this instead of escaping. */
  toHTML(): string
  toJSON(): string
}

class TrustedHtml implements SafeHtml {
  readonly [brand] = true as const
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  toString() {
    return this.#html
  }

  toHTML() {
    return this.#html
  }

  toJSON() {
    return this.#html
  }
}

/** Marks markup as trusted. Call it only on the output of a sanitiser or of our own templates, never on input. */
export function safeHtml(trusted: string | SafeHtml): SafeHtml {
  return typeof trusted === 'string' ? new TrustedHtml(trusted) : trusted
}

export function isSafeHtml(value: unknown): value is SafeHtml {
  return value instanceof TrustedHtml
}
