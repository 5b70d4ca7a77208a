export const MEDIA_KINDS = ['image', 'audio', 'video', 'file'] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

export interface MediaType {
  readonly kind: MediaKind
  readonly contentType: string
  /** Whether browsers may display it; else it is a download. */
  readonly isShown: boolean
}

const shown = (kind: MediaKind, contentType: string): MediaType => ({ kind, contentType, isShown: true })
const handedOver = (kind: MediaKind, contentType: string): MediaType => ({ kind, contentType, isShown: false })

/** Types by file ending. Any other file is a download without a type. */
const TYPES: Readonly<Record<string, MediaType>> = {
  avif: shown('image', 'image/avif'),
  gif: shown('image', 'image/gif'),
  jpeg: shown('image', 'image/jpeg'),
  jpg: shown('image', 'image/jpeg'),
  png: shown('image', 'image/png'),
  svg: shown('image', 'image/svg+xml'),
  webp: shown('image', 'image/webp'),
  m4a: shown('audio', 'audio/mp4'),
  mp3: shown('audio', 'audio/mpeg'),
  ogg: shown('audio', 'audio/ogg'),
  wav: shown('audio', 'audio/wav'),
  mp4: shown('video', 'video/mp4'),
  ogv: handedOver('video', 'video/ogg'),
  webm: shown('video', 'video/webm'),
  pdf: shown('file', 'application/pdf'),
  csv: handedOver('file', 'text/csv'),
  docx: handedOver('file', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  epub: handedOver('file', 'application/epub+zip'),
  ics: handedOver('file', 'text/calendar'),
  ods: handedOver('file', 'application/vnd.oasis.opendocument.spreadsheet'),
  odt: handedOver('file', 'application/vnd.oasis.opendocument.text'),
  txt: handedOver('file', 'text/plain'),
  xlsx: handedOver('file', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  zip: handedOver('file', 'application/zip'),
}

/** The type of a file ending, given without its dot and in any case; undefined when unknown. */
export function mediaTypeOf(ending: string): MediaType | undefined {
  const name = ending.toLowerCase()
  return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
}
