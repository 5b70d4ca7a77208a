/** As they stand in an address or a form, percent-encoded. */
export const ODD_TEXTS: Readonly<Record<string, string>> = {
  NUL: 'a%00b',
  'half a surrogate pair': 'a%ED%A0%80b',
  'a byte that is no text': 'a%ffb',
  'a cut character': 'a%E0%80',
  'an overlong character': '%C0%AF',
  'a bare per cent': '100%25%',
  '2^31': '2147483648',
  '2^53': '9007199254740993',
  '2^63': '9223372036854775808',
  'a number below everything': '-9223372036854775809',
  'minus one': '-1',
  'a fraction': '1.5',
  'more than a number': '1e400',
  'no number': 'NaN',
  '10 kB': 'x'.repeat(10_240),
  'right to left': encodeURIComponent('\u202eخبز الجاودار\u202c'),
  Chinese: encodeURIComponent('我家在河东边'),
  Cyrillic: encodeURIComponent('Привет мир'),
  emoji: encodeURIComponent('👩‍👩‍👧‍👦🍞'),
  'marks on marks': encodeURIComponent(`e${'\u0301'.repeat(200)}`),
  'an object’s prototype': '__proto__',
  'an object’s maker': 'constructor',
}

export type OddField = (name: string) => string

/** What a field may hold: odd texts, and lists and objects where a text is expected. */
export const ODD_FIELDS: readonly OddField[] = [
  ...Object.values(ODD_TEXTS).map((text) => (name: string) => `${name}=${text}`),
  (name) => `${name}=a&${name}=b`,
  (name) => `${name}[]=`,
  (name) => `${name}[a][b]=c`,
  (name) => `${name}[__proto__][a]=b&${name}[length]=-1`,
]

/** What stands where JSON has a value. */
export const ODD_JSON: readonly string[] = [
  '"a\\u0000b"',
  '"a\\ud800b"',
  '9223372036854775808',
  '1e400',
  '-1',
  '1.5',
  'null',
  'true',
  '["a",["\\u0000"],{}]',
  '{"__proto__":{"a":1},"constructor":{"prototype":1},"\\u0000":"\\udc00","length":-1}',
  `"${'x'.repeat(10_240)}"`,
  '"\\u202eخبز 👩‍👩‍👧‍👦 我家"',
]

/** Bodies that are not the object that everybody expects. */
export const ODD_BODIES: readonly string[] = [
  `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  'null',
  '[]',
  '"a\\u0000b"',
  '{"id":',
  '',
]

/** What a client may write into a header; more than ASCII goes out as Latin-1. */
export const ODD_HEADERS: readonly string[] = [
  '',
  '\u00ff\u00c0\u00af',
  '*/*;q=NaN, text/html;q=1e400, ;;,,=',
  '"\\"',
  '%00%ff%',
  '__proto__',
  '-1',
  '9223372036854775808',
  'http://[::1',
  'javascript:alert(1)',
  'bytes=9-1,-0,5-',
  'keyId="x",headers="(request-target) host",signature="%%%"',
  'x'.repeat(8_000),
]
