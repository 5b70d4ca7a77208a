/**
 * The address after signing in: a path on this host. Anything that a browser could read as another host (`//host`, backslashes,
 * control characters) or that would start a sign-in again becomes `/`.
 */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return '/'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are refused
  if (!/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted)) return '/'
  const base = 'http://own.invalid'
  if (!URL.canParse(wanted, base)) return '/'
  const { origin, pathname, search, hash } = new URL(wanted, base)
  if (origin !== base || /^\/(?:auth|internal)(?:\/|$)/.test(pathname) || pathname.startsWith('//')) return '/'
  return pathname + search + hash
}
