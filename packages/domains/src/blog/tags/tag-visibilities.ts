/** `internal` tags control pages and are never shown. */
export const TAG_VISIBILITIES = ['public', 'internal'] as const
