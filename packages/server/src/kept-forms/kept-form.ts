/**
 * Why a form was kept: its session had ended, or what it was about had changed (a basket) and must be looked at on another page first.
 */
export type KeptBecause = 'signed-out' | 'changed'

/** A form that could not be taken where it was sent: shown again on its page, never submitted by itself. */
export interface KeptForm {
  readonly because: KeptBecause
  /** Path and query of the page that contained the form, on the app's own host. */
  readonly page: string
  /** The path to which the form was sent. */
  readonly action: string
  /** Names and values in the order of the form; files and our token are not among them. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Whether a file was chosen, which must be chosen again. */
  readonly hadFile: boolean
  /** `ownerMark` of the member to whom the form was shown; undefined when it was shown to nobody who had signed in. */
  readonly owner?: string | undefined
  /** Milliseconds since 1970. */
  readonly keptAt: number
}
