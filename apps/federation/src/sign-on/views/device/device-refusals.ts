/** The words beside the code of a device, by the provider's own names for what is wrong. */
export const DEVICE_REFUSALS: Readonly<Record<string, string>> & { readonly otherwise: string } = {
  NoCodeError: 'Type the code that the device shows.',
  NotFoundError: 'No device shows that code. Look once more: there are no vowels and no numbers in it.',
  ExpiredError: 'That code is too old. Let the device show a new one.',
  AlreadyUsedError: 'That code was used already. Let the device show a new one.',
  AbortedError: 'You said no. The device is told, and nothing was given to it.',
  otherwise: 'That did not work, and nothing was given to the device. Let it show a new code.',
}
