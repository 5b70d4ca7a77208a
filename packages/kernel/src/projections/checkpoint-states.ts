/** `live`: readers use it. `building`: is being built beside the live one. `retired`: kept until the next rebuild for readers that still use it. */
export const CHECKPOINT_STATES = ['live', 'building', 'retired'] as const
