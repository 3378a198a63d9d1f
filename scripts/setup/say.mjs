/** A reason to stop that the reader can act on: printed without a stack trace. */
export class Refusal extends Error {}

/** @param {string} text */
export const say = (text) => {
  process.stderr.write(`setup: ${text}\n`);
};
