/** Thrown by a reaction or an actor when another attempt is useless: the task is parked at once. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure'
}
