/** Something wrong with how the command was called or where it runs: exit code 2, and no stack trace. */
export class UsageError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
