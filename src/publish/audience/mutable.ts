/** The same, to be written to. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * What was judged, to be changed in place: whatever points at it, by whichever way, then points at what an audience may
 * see, and nothing has to be found and exchanged. For the edition of an audience only, which nothing outlives.
 */
export function mutable<T>(value: T): Mutable<T> {
  return value;
}
