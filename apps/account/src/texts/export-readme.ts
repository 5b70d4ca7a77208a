/** The README of a member's export. */
export function exportReadme(coop: string): string {
  return `Everything that ${coop} holds on you, a file for each part of the house. manifest.json says what each file must be (SHA-256).\n`
}
