/** Status codes of the runtime: the `status` of a {@link FtkError}. Declared errors have -1000 - code. */
export const Status = {
  Panic: -1,
  NoMemory: -2,
  Invalid: -3,
  Utf8: -4,
  Value: -5,
  Range: -6,
  NullHandle: -7,
  Stale: -8,
  WrongType: -9,
  Foreign: -10,
  Closed: -11,
  Busy: -12,
  Thread: -13,
  Expired: -14,
  Cancelled: -15,
  Timeout: -16,
  Unsupported: -17,
  Unavailable: -18,
  Version: -19,
  Contract: -20,
  State: -21,
  Load: -22,
  Callback: -23,
} as const;
/** A status code; open: later versions of the runtime have more. */
export type Status = (typeof Status)[keyof typeof Status] | (number & {});
