/** What a page says once after something was done. */
export const NOTICES = {
  changed: (name: string) => `${name} was changed.`,
  pictureSaved: 'The picture is saved.',
  onShelf: (name: string) => `${name} is on the shelf.`,
  counted: (onHand: number) => `Counted: ${onHand} on hand.`,
  offShelf: (name: string) => `${name} is off the shelf. You can put it back at any time.`,
  sellerAppointed: (name: string) => `${name} sells here now.`,
  sellerDismissed: 'They sell here no more. Their products stay on the shelves.',
} as const
