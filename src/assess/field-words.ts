/** What the fields of a record are called by people who never open one; % stands for the item that the value belongs to. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'its name',
  status: 'where it is in its life',
  purpose: 'its purpose',
  'scope.in': 'what it is for',
  'scope.out': 'what it must not be used for',
  owner: 'its owner',
  governance_owner: 'its governance owner',
  sponsor: 'its business sponsor',
  team: 'the team that runs it',
  live_since: 'its first live day',
  'pilot.until': 'the end of the pilot',
  'pilot.users_max': 'the most users in the pilot',
  audience: 'who meets it or what it writes',
  autonomy: 'how far it acts by itself',
  regulated_by: 'the rules it falls under',
  'regulated_by.regime': 'the rules it falls under',
  'regulated_by.role': 'our role under %',
  'regulated_by.class': 'its class under %',
  'regulated_by.basis': 'the clause of % that applies',
  'supplier.name': 'its supplier',
  'supplier.contract': 'the contract with the supplier',
  'supplier.contract_ended': 'the end of the contract',
  'supplier.terms_reviewed': 'the day the terms were last read',
  'supplier.regions': 'where the supplier handles data',
  'supplier.exit': 'how to leave the supplier',
  models: 'the models behind it',
  'models.id': 'the models behind it',
  'models.provider': 'the maker of the model %',
  'models.version': 'the version of the model %',
  'models.hosting': 'where the model % runs',
  'data.classes': 'the kinds of data',
  'data.subjects': 'whom the data is about',
  'data.sources': 'where its data comes from',
  'data.sources.id': 'where its data comes from',
  'data.sources.classes': 'the kinds of data from %',
  'data.sources.origin': 'the origin of the data from %',
  'data.inputs': 'what goes in',
  'data.outputs': 'what comes out',
  'data.prohibited': 'what must never go in',
  'data.retention': 'data kept',
  'data.retention.what': 'data kept',
  'data.retention.where': 'data kept: %, where',
  'data.retention.period': 'data kept: %',
  'data.retention.until': 'data kept: %, until',
  'data.retention.at_most': 'data kept: %, at most',
  'data.transfers': 'the countries that data goes to',
  'data.production': 'whether real data is in use',
  'data.disposed': 'the day its data was deleted',
  'access.users': 'who uses it',
  'access.admins': 'who administers it',
  tools: 'what it can reach',
  'tools.id': 'what it can reach',
  'tools.access': 'what it may do with %',
  'tools.human_approval': 'a person between it and %',
  'tools.nhi': 'the identity that it reaches % with',
  'tools.needs': 'the rights that it needs for %',
  nhis: 'the identities that act for it',
  'nhis.id': 'the identities that act for it',
  'nhis.kind': 'the kind of the identity %',
  'nhis.title': 'the name of the identity %',
  'nhis.account': 'what the identity % is called where it lives',
  'nhis.owner': 'who answers for the identity %',
  'nhis.environment': 'where the identity % may act',
  'nhis.auth': 'how the identity % proves itself',
  'nhis.privileges': 'what the identity % may do',
  'nhis.used_by': 'who signs in as %',
  'nhis.secret.ref': 'where the secret of % is kept',
  'nhis.secret.store': 'the store that the secret of % is kept in',
  'nhis.secret.rotate_every': 'how often the secret of % is replaced',
  'nhis.trust.audience': 'what a sign-in of % has to be meant for',
  'nhis.trust.subjects': 'what may sign in as %',
  'nhis.audit.log': 'what is logged of %',
  'nhis.audit.retained': 'how long the sign-ins of % are kept',
  'nhis.audit.attributable': 'the sign-ins of %',
  'nhis.vendor': 'the vendor of the identity %',
  'nhis.revoke': 'how the identity % is switched off',
  'operations.logging': 'what is logged',
  'operations.monitoring': 'what is watched',
  'operations.rollback': 'how to go back',
  'operations.on_call': 'whom to call',
  risk_acceptance: 'the risks that are left',
  'risk_acceptance.id': 'the risks that are left',
  'risk_acceptance.risk': 'what can go wrong by %',
  'risk_acceptance.owner': 'the owner of the risk %',
  'risk_acceptance.residual': 'how large the risk % is',
  'risk_acceptance.compensating': 'what keeps the risk % in bounds',
};

/** Values that say little by themselves. */
export const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  audience: { public: 'the public', staff: 'our own staff' },
  autonomy: { assistive: 'it assists', supervised: 'a person supervises it', autonomous: 'it acts without a person' },
  'tools.human_approval': { true: 'a person approves each use', false: 'nobody approves its uses' },
  'nhis.audit.attributable': { true: 'traceable to it alone', false: 'not traceable to it alone' },
};

/**
 * A field in words, by its path without keys and without `[]`, such as `tools.access`.
 * @param item what the list's item is known by
 */
export function fieldWords(field: string, item: string | undefined): string | undefined {
  const words = Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : undefined;
  return words?.includes('%') ? (item === undefined ? undefined : words.replace('%', () => item)) : words;
}

const ORDER = Object.keys(FIELD_WORDS);

/**
 * Some fields in words for people who never open a record, each once and in the order of a record: `tools[].access` and
 * `tools[].needs` are both what the system can reach. A field without words is named by its path, last.
 */
export function fieldsInWords(fields: readonly string[]): string[] {
  const plain = fields.map((field) => field.replaceAll('[]', ''));
  const place = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return [...new Set(plain.sort((a, b) => place(a) - place(b)).map((field) => nearestWords(field) ?? field))];
}

/** The words of a field, or else of the nearest thing that it is part of. */
function nearestWords(field: string): string | undefined {
  const cut = field.lastIndexOf('.');
  return fieldWords(field, undefined) ?? (cut < 0 ? undefined : nearestWords(field.slice(0, cut)));
}
