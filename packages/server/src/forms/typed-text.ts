/** A submitted value as a field shows it: several values as a list, and '' for a value that no field can send. */
export function typedText(value: unknown): string {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ')
  return typeof value === 'object' ? '' : String(value ?? '')
}
