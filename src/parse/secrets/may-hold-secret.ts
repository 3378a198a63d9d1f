/**
 * What every secret that the scanner knows has in it. Texts without any of these, nearly all of them, need no
 * slow look; `test/parse/secrets.test.ts` holds that no rule of the scanner finds what this lets by.
 */
const TRACES = new RegExp(
  [
    '-----BEGIN', // private keys
    String.raw`\.eyJ(?<=eyJ[\w-]{10,}\.eyJ)`, // JSON Web Tokens; from the dot back, since no dot stands in what is before
    String.raw`\dQ~`, // client secrets of Entra
    String.raw`:\/\/[^:/\s]{1,256}:[^@/\s]{1,256}@`, // user and password in an address
    'x-oauth-basic',
    String.raw`hooks\.slack\.com`,
    'secret_?access_?key',
    '_authtoken=',
    't3blbkfj', // the mark in the middle of older keys for models
    'dapi[a-f0-9]{8}',
  ].join('|'),
  'i',
);

/** What the others begin with, by the sign that ends it: looking for that first is three times as fast. */
const PREFIXES = new RegExp(
  [
    'npm|gsk|hf|ntn|lin_api|shp(?:pa|ca|at|ss)|[rs]k_(?:live|test)|gh[opsur]|github_pat|gl(?:c|sa)|vc[aikpr]',
    'dckr_pat|figd|cf(?:k|ut|at)|ops',
  ]
    .map((words) => `_(?<=(?:${words})_)`)
    .concat(
      '-(?<=(?:glpat|tskey|xapp|xox[abopr]|sk-(?:proj|svcacct|admin|ant))-)',
      String.raw`\.(?<=(?:hv[brs]|sg)\.)\w`,
    )
    .join('|'),
  'i',
);

/** False where the text surely holds no secret that the scanner would find. */
export function mayHoldSecret(text: string): boolean {
  return TRACES.test(text) || PREFIXES.test(text);
}
