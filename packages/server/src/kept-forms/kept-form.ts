/** A form that was sent by a browser whose session had ended: shown again after the sign-in, never submitted by itself. */
export interface KeptForm {
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
