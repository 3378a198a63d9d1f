/**
 * What every secret that the scanner knows has in it. Texts without any of these, nearly all of them, need no
 * slow look; `test/parse/secrets.test.ts` holds that no rule of the scanner finds what this lets by.
 */
const TRACES = new RegExp(
  [
    '-----BEGIN', // private keys
    String.raw`eyJ[\w-]{10,}\.eyJ`, // JSON Web Tokens
    String.raw`\dQ~`, // client secrets of Entra
    String.raw`:\/\/[^:/\s]{1,256}:[^@/\s]{1,256}@`, // user and password in an address
    'x-oauth-basic',
    String.raw`hooks\.slack\.com`,
    'secret_?access_?key',
    '_authtoken=',
    'sk-(?:proj|svcacct|admin|ant)-',
    't3blbkfj', // the mark in the middle of older keys for models
    '(?:npm|gsk|hf|ntn|lin_api|shp(?:pa|ca|at|ss)|[rs]k_(?:live|test)|gh[opsur]|github_pat|gl(?:c|sa)|vc[aikpr])_',
    '(?:dckr_pat|figd|cf(?:k|ut|at)|ops)_',
    String.raw`(?:hv[brs]|sg)\.\w`,
    '(?:glpat|tskey|xapp|xox[abopr])-',
    'dapi[a-f0-9]{8}',
  ].join('|'),
  'i',
);

/** False where the text surely holds no secret that the scanner would find. */
export function mayHoldSecret(text: string): boolean {
  return TRACES.test(text);
}
