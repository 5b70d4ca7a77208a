/** How a person is shown: their picture in both its formats, or else the first letter of their name. */
export interface Face {
  readonly src: string | undefined
  readonly avif: string | undefined
  readonly initial: string
}

export function faceOf({ name, avatarUrl }: { readonly name: string; readonly avatarUrl?: string | null }): Face {
  const src = avatarUrl ?? undefined
  // Our own pictures lie there in both formats; one from elsewhere does not.
  const isOwn = src?.startsWith('/media/avatars/')
  return {
    src,
    avif: isOwn ? src?.replace(/\.webp$/, '.avif') : undefined,
    initial: [...name.trim()][0]?.toUpperCase() ?? '?',
  }
}
