/** What a synthetic system can be about. Every organisation and person is made up. */
export interface Topic {
  readonly name: string;
  /** What it does, after “It …”. */
  readonly does: string;
  readonly input: string;
  readonly output: string;
  /** The application that it reads, and may write to. */
  readonly target: string;
}

const TOPIC_LINES = `
Returns triage|sorts returned parcels by their likely fault|return forms|suggested route|returns
Invoice matching|matches supplier invoices with orders|invoice lines|matched order|ledger
Delivery forecast|estimates when a parcel arrives|carrier scans|delivery window|transport
Shift planning|proposes a rota for the coming week|opening hours and wishes|draft rota|rota
Stock counting|compares shelf pictures with the stock list|shelf pictures|count differences|stock
Price checking|finds prices that differ between channels|price lists|list of differences|catalogue
Complaint reading|sorts complaints by what went wrong|complaint letters|topic and urgency|ticketing
Warranty advice|says whether a claim is within the guarantee|claim forms|advice with its clause|claims
Contract search|finds the clause that answers a question|supplier contracts|clause and page|contracts
Product texts|writes product descriptions from data sheets|data sheets|draft description|catalogue
Ticket routing|sends a ticket to the right team|ticket text|team and priority|ticketing
Assembly help|answers questions about putting furniture together|manuals|step by step answer|help-centre
Fraud signals|marks orders that look like fraud|order history|risk mark|orders
Credit notes|drafts credit notes for damaged goods|damage reports|draft credit note|ledger
Meeting minutes|writes minutes of recorded meetings|recordings|draft minutes|documents
Code review|comments on changes to our programs|change sets|review comments|repository
Log reading|explains what a failing service logged|service logs|summary of the fault|log-platform
Recruitment letters|drafts replies to applicants|application notes|draft letter|hiring
Translation|translates help articles between our languages|help articles|draft translation|help-centre
Energy saving|proposes heating times for each building|meter readings|heating times|buildings
Route planning|plans the order of deliveries|addresses and loads|ordered stops|transport
Supplier screening|reads what is public about a supplier|registers and news|summary with sources|suppliers
Expense checking|checks expense claims against the rules|receipts|questions about a claim|expenses
Training plans|suggests courses for a role|role descriptions|course list|learning
Spare parts|finds the part that fits a product|part numbers and pictures|part and stock|stock
Site safety|marks unsafe situations in a warehouse|camera stills|marked stills|safety
Customer surveys|groups the free text of surveys|survey answers|themes with counts|surveys
Campaign planning|proposes what to advertise and when|sales figures|campaign draft|marketing
Access requests|says which role a request needs|access requests|suggested role|directory
Incident notes|writes the first note about an incident|alarm texts|draft note|incidents
Gift cards|answers questions about gift cards|card rules|answer with its rule|orders
Demand forecast|estimates how much of an article will sell|sales by week|forecast by week|planning
`;

export const TOPICS: readonly Topic[] = TOPIC_LINES.trim()
  .split('\n')
  .map((line) => {
    const [name = '', does = '', input = '', output = '', target = ''] = line.split('|');
    return { name, does, input, output, target };
  });

export const FORMS = 'assistant copilot classifier forecaster agent summariser reader adviser'.split(' ');
export const SITES = 'Oslo Bergen Malmö Tampere Aarhus Gothenburg Turku Stavanger Odense Uppsala'.split(' ');
export const UNITS = ['stores', 'warehouse', 'online shop', 'service desk'];
export const TEAMS = ['stores', 'warehousing', 'online', 'service', 'finance', 'workplace', 'platform', 'supply'];

export const FIRST_NAMES =
  'Aino Anders Birgit Bjarne Carla Dag Edda Emil Freja Gustav Hanna Henrik Ida Ingrid Jonas Kaisa Karl Lars Leena Linn Maja Magnus Nils Nora Olga Otto Pia Rolf Runa Sanna Signe Sven Tiina Tora Ulla Vera Viggo Wilma Yngve Ylva'.split(
    ' ',
  );
export const LAST_NAMES =
  'Aalto Berger Brandt Dahl Eklund Enger Falk Fjeld Grahn Hagen Halvorsen Heino Holm Iversen Jansson Jokela Karlsen Koski Krog Lehto Lind Lunde Madsen Moe Myhre Niemi Norberg Nyman Olsen Palm Ravn Rinne Ruud Salo Sand Skog Strand Sund Toft Vik'.split(
    ' ',
  );

/** Lower-case letters, digits and single hyphens. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
