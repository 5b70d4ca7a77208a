const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text is a valid UUID, so that a query of a uuid column does not fail. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
