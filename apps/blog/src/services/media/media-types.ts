export type MediaKind = 'image' | 'audio' | 'video' | 'file'

/** What may be stored under which ending. Anything else is kept as a download that no browser opens. */
const TYPES: Readonly<Record<string, readonly [kind: MediaKind, contentType: string]>> = {
  mp3: ['audio', 'audio/mpeg'],
  wav: ['audio', 'audio/wav'],
  ogg: ['audio', 'audio/ogg'],
  m4a: ['audio', 'audio/mp4'],
  mp4: ['video', 'video/mp4'],
  webm: ['video', 'video/webm'],
  ogv: ['video', 'video/ogg'],
  pdf: ['file', 'application/pdf'],
  epub: ['file', 'application/epub+zip'],
  zip: ['file', 'application/zip'],
  csv: ['file', 'text/csv'],
  txt: ['file', 'text/plain'],
  ics: ['file', 'text/calendar'],
  docx: ['file', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['file', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  odt: ['file', 'application/vnd.oasis.opendocument.text'],
  ods: ['file', 'application/vnd.oasis.opendocument.spreadsheet'],
}

const PICTURES = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'tif', 'tiff', 'ico'])

export function isPicture(ending: string): boolean {
  return PICTURES.has(ending)
}

export function mediaType(ending: string): { kind: MediaKind; contentType: string; ending: string } {
  const known = TYPES[ending]
  return known
    ? { kind: known[0], contentType: known[1], ending }
    : { kind: 'file', contentType: 'application/octet-stream', ending: 'bin' }
}
