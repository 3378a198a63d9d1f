import type { Diagnostic } from './diagnostic.ts';

/** What makes a finding the same fact in another run, whatever moved in the file and however it is worded: it holds no line. */
export function identityOf({ code, spot, system, subject, detail }: Diagnostic): string {
  const path = spot.path?.filter((step) => typeof step === 'string').join('.');
  return [code, spot.file, system ?? '', subject ?? '', detail ?? '', path ?? ''].join('\n');
}
