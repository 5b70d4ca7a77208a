/** What a page says once after something was done. */
export const NOTICES = {
  saved: 'Saved.',
  changed: (name: string) => `${name} was changed.`,
  pictureSaved: 'The picture is saved.',
  onShelf: (name: string) => `${name} is on the shelf.`,
  offShelf: (name: string) => `${name} is off the shelf. You can put it back at any time.`,
  sellerAppointed: (name: string) => `${name} sells here now.`,
  sellerDismissed: 'They sell here no more. Their products stay on the shelves.',
} as const
