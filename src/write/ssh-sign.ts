import { spawn } from 'node:child_process';

/** The namespace of decision signatures (OpenSSH PROTOCOL.sshsig): a signature for anything else does not fit. */
export const SIGNATURE_NAMESPACE = 'countersign-decision';

/**
 * A detached OpenSSH signature over bytes, made by ssh-keygen with a key of the person who decides; it
 * asks for the passphrase itself. The only place that starts ssh-keygen.
 * @throws when ssh-keygen is missing or refuses the key
 */
export function sshSign(bytes: string, keyFile: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn('ssh-keygen', ['-q', '-Y', 'sign', '-n', SIGNATURE_NAMESPACE, '-f', keyFile], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let armored = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => (armored += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.on('error', (error) => failed(new Error(`ssh-keygen could not be started: ${error.message}`)));
    child.on('close', (code) =>
      code === 0 ? done(armored) : failed(new Error(`ssh-keygen did not sign: ${complaint.trim()}`)),
    );
    child.stdin.end(bytes);
  });
}
