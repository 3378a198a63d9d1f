/**
 * For each rule of the scanner a text that it finds, made up and cut in two, so that no scanner of a code host
 * takes this file for a leak.
 */
export const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  aws: [`aws_secret_access_key = ${'Zq7+x'.repeat(8)}`],
  gcp: [
    JSON.stringify({
      private_key: `-----BEGIN ${'PRIVATE'} KEY-----\nMI${'a1B2c3D4e5'.repeat(12)}\n-----END ${'PRIVATE'} KEY-----`,
    }),
  ],
  github: [`ghp${'_'}${'a1B2c3'.repeat(6)}`, `github${'_pat_'}${'a1B2c3d4e5'.repeat(8)}xY`],
  npm: [`npm${'_'}${'a1B2c3'.repeat(6)}`],
  basicauth: [`https://${'builder'}:${'q7Tz81xv'}@packages.halden-cloud.net/a`],
  slack: [
    `xoxb-${'123456789012'}-${'a1B2c3D4e5F6'}`,
    `https://hooks.slack${'.com'}/services/T${'12345678'}/B${'12345678'}/${'a1B2c3D4e5'}`,
  ],
  sendgrid: [`SG.${'a1B2c3D4e5F6g7H8i9J0k1'}.${'a1B2c3D4e5F6g7H8'.repeat(2)}a1B2c3D4e5F`],
  shopify: [`shpat${'_'}${'a1b2c3d4'.repeat(4)}`],
  stripe: [`sk_live${'_'}${'a1B2c3D4'.repeat(4)}`],
  privatekey: [`-----BEGIN ${'PRIVATE'} KEY-----\nMI${'a1B2c3D4e5'.repeat(12)}\n-----END ${'PRIVATE'} KEY-----`],
  openai: [`sk-${'a1B2c3D4e5F6g7H8i9J0'}T3Blbk${'FJ'}${'a1B2c3D4e5F6g7H8i9J0'}`],
  anthropic: [`sk-ant-${'api03'}-${'a1B2c3D4e5'.repeat(9)}abcAA`],
  groq: [`gsk${'_'}${'a1B2'.repeat(13)}`],
  huggingface: [`hf${'_'}${'aBcDeFgHiJkLmNoPq'.repeat(2)}`],
  linear: [`lin_api${'_'}${'a1B2c3D4'.repeat(5)}`],
  notion: [`ntn${'_'}${'12345678901'}${'a1B2c3D'.repeat(5)}`],
  '1password': [`ops${'_'}${Buffer.from(JSON.stringify({ email: 'a'.repeat(120), b: '' })).toString('base64')}`],
  'database-connection-string': [
    `postgresql://${'app'}:${'q7Tz81xv'}@db.halden-cloud.net/orders`,
    `mongodb+srv://${'app'}:${'q7Tz81xv'}@db.halden-cloud.net/orders`,
    `mysql://${'app'}:${'q7Tz81xv'}@db.halden-cloud.net/orders`,
  ],
  gitlab: [`glpat${'-'}${'a1B2c3D4e5F6g7H8i9J0'}`],
  grafana: [`glc${'_'}${'a1B2c3D4'.repeat(6)}`, `glsa${'_'}${'a1B2c3D4'.repeat(4)}_${'a1b2c3d4'}`],
  'hashicorp-vault': [`hvs${'.'}${'a1B2c3D4e5'.repeat(10)}`, `hvb${'.'}${'a1B2c3D4e5'.repeat(15)}`],
  vercel: [`vcp${'_'}${'a1B2c3D4'.repeat(4)}`],
  databricks: [`dapi${'a1b2c3d4'.repeat(4)}`],
  docker: [`dckr_pat${'_'}${'a1B2c3D4e'.repeat(3)}`],
  figma: [`figd${'_'}${'a1B2c3D4'.repeat(6)}`],
  cloudflare: [`cfut${'_'}${'a1B2c3D4'.repeat(5)}${'a1b2c3d4'}`],
  tailscale: [`tskey${'-'}auth-${'k123456CNTRL'}-${'a1B2c3D4e5F6g7H8'}`],
};

/** What the scanner does not find, and we do. */
export const OWN_SAMPLES: Readonly<Record<string, string>> = {
  'private key': `-----BEGIN ${'PRIVATE'} KEY-----\n  MC4CAQAwBQYDK2VwBCIEI${'a1B2c3D4'.repeat(4)}\n  -----END ${'PRIVATE'} KEY-----`,
  'JSON Web Token': `eyJ${'hbGciOiJSUzI1NiJ9'}.eyJ${'zdWIiOiJidWlsZGVyIn0'}.${'a1B2c3D4'.repeat(6)}`,
  'npm auth token': `_auth${'Token'}=${'a1b2c3d4'.repeat(4)}`,
  'Entra client secret': `a1B8${'Q~'}${'a1B2c3D4'.repeat(4)}`,
};
