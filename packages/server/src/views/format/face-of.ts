/** A person's avatar: the picture in both its formats, or the first letter of the name. */
export interface Face {
  readonly src: string | undefined
  readonly avif: string | undefined
  readonly initial: string
}

export function faceOf({ name, avatarUrl }: { readonly name: string; readonly avatarUrl?: string | null }): Face {
  const src = avatarUrl ?? undefined
  // Only our own avatars are stored in both formats.
  const isOwn = src?.startsWith('/media/avatars/')
  return {
    src,
    avif: isOwn ? src?.replace(/\.webp$/, '.avif') : undefined,
    initial: [...name.trim()][0]?.toUpperCase() ?? '?',
  }
}
