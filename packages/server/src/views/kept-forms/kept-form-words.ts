interface Kept {
  readonly because: string
  readonly hadFile?: boolean
}

interface Filled {
  /** Whether the page still has the form. */
  readonly isShown: boolean
  readonly left: readonly unknown[]
}

/** The notice above a form that was kept, or above what was typed when the page has the form no more. */
export function keptFormWords({ because, hadFile }: Kept, { isShown, left }: Filled): string {
  const file = hadFile ? ' Please choose your file again.' : ''
  if (because === 'changed') return `What you typed is here; it has not been sent yet.${file}`
  if (isShown) return `You had to sign in again. What you typed is here; it has not been sent yet.${file}`
  if (left.length > 0) return `You had to sign in again. Nothing was sent; this is what you typed.${file}`
  return `You had to sign in again, so nothing was done. Please press it once more.${file}`
}
