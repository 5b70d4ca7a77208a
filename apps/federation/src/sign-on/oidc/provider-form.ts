/** The values of one of the provider's HTML forms, for our own template. */
export function formOf(form: string): { action: string; xsrf: string } {
  return { action: /action="([^"]+)"/.exec(form)?.[1] ?? '', xsrf: /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '' }
}
