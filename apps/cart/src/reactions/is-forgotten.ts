/** Whether the buyer's account was deleted, so that the order's address is a placeholder. */
export function isForgotten(email: string): boolean {
  return email.endsWith('.invalid')
}
