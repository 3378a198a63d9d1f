const NEWLINE = 0x0a;
const SPACE = 0x20;

export interface SignedCommit {
  /** What was signed: the commit without its signature. */
  readonly payload: Buffer;
  /** The armoured signature, with its own line ends. */
  readonly signature: Buffer;
}

/**
 * Takes a commit object apart into what was signed and the signature (gitformat-signature(5)); undefined where it
 * has none, or more than one. The lines of a header after its first begin with a space, and an empty line ends
 * all headers, so that nothing in a message passes for a signature.
 */
export function splitCommit(object: Uint8Array): SignedCommit | undefined {
  const bytes = Buffer.from(object.buffer, object.byteOffset, object.byteLength);
  const payload: Buffer[] = [];
  const signatures: Buffer[][] = [];
  let at = 0;
  let own: Buffer[] | undefined;
  while (at < bytes.length && bytes[at] !== NEWLINE) {
    const end = bytes.indexOf(NEWLINE, at);
    if (end < 0) return undefined;
    const line = bytes.subarray(at, end + 1);
    at = end + 1;
    const name = /^gpgsig(?:-sha256)? /.exec(line.toString('latin1', 0, 16))?.[0];
    if (line[0] === SPACE) {
      if (own) own.push(line.subarray(1));
      else payload.push(line);
    } else if (name !== undefined) signatures.push((own = [line.subarray(name.length)]));
    else {
      own = undefined;
      payload.push(line);
    }
  }
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) return undefined;
  return { payload: Buffer.concat([...payload, bytes.subarray(at)]), signature: Buffer.concat(signature) };
}
