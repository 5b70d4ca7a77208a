interface KnownStatus {
  readonly memberId: string
  readonly status: string | null
}

/** By request: the member's status from reading the session, so that it is not queried again. */
const known = new WeakMap<object, KnownStatus>()

export function noteStatus(request: object | undefined, status: KnownStatus): void {
  if (request) known.set(request, status)
}

export function knownStatus(request: object, memberId: string): string | null | undefined {
  const status = known.get(request)
  return status?.memberId === memberId ? status.status : undefined
}
