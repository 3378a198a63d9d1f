/** Why a site could not be published, and what to do; the one that was there is still there. */
export class PublishFault extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Another build is writing to the same folder. */
export class LockedError extends PublishFault {
  constructor(file: string) {
    super(
      `Another build is writing to the same folder; its lock is ${file}.`,
      'Wait until it has ended, or remove the lock when no build is running.',
    );
  }
}

/** Something lies where the site should go that no build put there. */
export class FolderInUseError extends PublishFault {
  constructor(folder: string, what: string) {
    super(
      `${folder} ${what}, and a build would take its place.`,
      'Name a folder that is empty, absent or a built site with --out DIR; a link to a release takes --publish-link.',
    );
  }
}

/** A record would be written through something that is no folder of the registry. */
export class LeadsAwayError extends PublishFault {
  constructor(way: string, path: string) {
    super(
      `${way} is not a plain folder, so ${path} would be written somewhere else.`,
      'Take what stands there out, such as a symbolic link, and put a folder in its place.',
    );
  }
}

/** Whether an error is one of the file system, with this code. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
