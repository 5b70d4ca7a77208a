/** A typed value as a field shows it: of several their list, and nothing of what no field can send. */
export function typedText(value: unknown): string {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ')
  return typeof value === 'object' ? '' : String(value ?? '')
}
