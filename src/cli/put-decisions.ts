import type { DecisionFile } from '../edit/decision-file.ts';
import type { Verdict } from '../edit/draft-decision.ts';
import { DECISION_NAMESPACE } from '../assess/signature/verify-signature.ts';
import { sshSign } from '../write/ssh-sign.ts';
import { placeBelow, writeText } from '../write/text.ts';
import { confirm } from './ask.ts';
import { UsageError } from './usage.ts';

export interface PutOptions {
  readonly sign?: string | undefined;
  readonly print?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** Asks once, signs where a key is named, and writes the files; or prints them to be pasted. Gives the exit code. */
export async function putDecisions(
  files: readonly DecisionFile[],
  { decision, by }: Verdict,
  { content, sign: key, print, yes }: PutOptions & { content: string },
): Promise<number> {
  if (print) {
    for (const { path, text } of files) {
      process.stderr.write(`\nPaste this as ${path}:\n`);
      process.stdout.write(text);
    }
    return 0;
  }
  if (!yes && !(await confirm(`${decision}, by ${by}`))) {
    process.stderr.write('Nothing was written.\n');
    return 1;
  }
  // Every signature is there before the first file is: a key that is refused leaves nothing half done.
  const signed: { file: DecisionFile; signature: string | undefined }[] = [];
  for (const file of files)
    signed.push({ file, signature: key === undefined ? undefined : await sign(file.text, key) });
  for (const { file, signature } of signed) {
    const path = await placeBelow(content, file.path);
    await writeText(path, file.text);
    if (signature !== undefined) await writeText(`${path}.sig`, signature);
    process.stdout.write(`${path}${signature === undefined ? '' : ', signed'}\n`);
  }
  return 0;
}

async function sign(text: string, key: string): Promise<string> {
  try {
    return await sshSign(text, key, DECISION_NAMESPACE);
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? error.message : String(error),
      'Name the private key with --sign ~/.ssh/id_ed25519, and have OpenSSH 8.2 or later installed.',
    );
  }
}
