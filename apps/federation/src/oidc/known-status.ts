interface KnownStatus {
  readonly memberId: string
  readonly status: string | null
}

/** What reading a session has told about its member, for as long as the request lasts: it need not be asked again. */
const known = new WeakMap<object, KnownStatus>()

export function noteStatus(request: object | undefined, status: KnownStatus): void {
  if (request) known.set(request, status)
}

export function knownStatus(request: object, memberId: string): string | null | undefined {
  const status = known.get(request)
  return status?.memberId === memberId ? status.status : undefined
}
