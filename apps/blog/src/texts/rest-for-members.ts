/** The end of a text whose rest only members read, in feeds and on the fediverse. */
export function restForMembers(url: string): string {
  return `<p><a href="${url}">The rest is for members.</a></p>`
}
