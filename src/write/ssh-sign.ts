import { spawn } from 'node:child_process';

/**
 * A detached OpenSSH signature over bytes, made by ssh-keygen with a private key; it asks for the passphrase
 * itself. The only place that starts ssh-keygen.
 * @param namespace what the signature is for (OpenSSH PROTOCOL.sshsig): one for anything else does not fit
 * @throws when ssh-keygen is missing or refuses the key
 */
export function sshSign(bytes: string, keyFile: string, namespace: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', keyFile], {
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
