import { nhiEntries } from '../assess/nhi/entries.ts';
import { RULES } from '../assess/rules/index.ts';
import type { Gate } from '../run.ts';
import { locateAll } from '../report/located.ts';
import { auditPack, type PackFile } from './audit-pack/pack.ts';
import { audiencePage } from './pages/audience-page.ts';
import { calendarPage } from './pages/calendar-page.ts';
import { changesPage } from './pages/changes-page.ts';
import { type ControlPage, controlPage } from './pages/control-page.ts';
import { coveragePage } from './pages/coverage-page.ts';
import { type DecidePage, decidePage } from './pages/decide-page.ts';
import { withDueDecisions } from './pages/due-decisions.ts';
import { exceptionPage, exceptionsPage } from './pages/exception-pages.ts';
import { type FindingsPage, findingsPage } from './pages/findings-page.ts';
import { type FrameworkPage, frameworkPage, frameworksPage } from './pages/framework-pages.ts';
import { type GuidePage, guidePages } from './pages/guide-pages.ts';
import { decisionsPage, evidencePage, intakePage, intakeRecordPage, risksPage } from './pages/list-pages.ts';
import { facetsFor, facetValues } from './pages/nhi-facets.ts';
import { facetPage, nhisPage } from './pages/nhi-inventory.ts';
import { type NhiMatrixPage, nhiMatrixPage } from './pages/nhi-matrix-page.ts';
import { nhiPage } from './pages/nhi-pages.ts';
import { type OverviewPage, overviewPage } from './pages/overview-page.ts';
import { peoplePage, personPage } from './pages/people-pages.ts';
import { pagesFor } from './pages/pager.ts';
import { type RegisterPage, registerPage } from './pages/register-page.ts';
import { runsOut, type RunsOut } from './pages/runs-out.ts';
import { type RuleDocs, type RulePage, rulePages, type RulesPage, rulesPage } from './pages/rule-pages.ts';
import { type SystemPage, systemPage } from './pages/system-page.ts';
import { timelinePage, withLongTimelines } from './pages/timeline-page.ts';
import { shortened, type TablePage } from './pages/table-page.ts';
import type { FacetList } from './facets/facet-list.ts';
import { systemList } from './facets/system-list.ts';
import { exceptionForm } from './forms/exception-form.ts';
import type { Form } from './forms/form.ts';
import { systemForm } from './forms/system-form.ts';
import { type ExportFile, exportFiles } from './exports.ts';
import { exportsPage } from './pages/exports-page.ts';
import { OwnPages } from './reuse/own-pages.ts';
import { MAKING_ALL, type PageMaker, type Reuse, ReusablePages } from './reuse/reuse.ts';
import { searchParts } from './search-parts.ts';
import { countSearchRecords, type SearchRecord, searchRecords } from './search-records.ts';
import { type Audience, EVERYONE } from './audience/audience.ts';
import { contextFor } from './audience/audience-context.ts';
import { seesFiles } from './audience/hide-decisions.ts';
import type { NamedRegisters } from '../snapshots/diff.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/**
 * What the pages render. Each page is made when it is asked for, from an assessment that is finished:
 * plain data, so that 10,000 pages need not be in memory at once.
 */
export interface SiteModel {
  readonly snapshot: Snapshot;
  readonly ids: {
    readonly systems: readonly string[];
    /** The systems on which somebody has to decide. */
    readonly toDecide: readonly string[];
    /** The systems whose timelines have pages of their own. */
    readonly longTimelines: readonly string[];
    readonly nhis: readonly string[];
    /** `[facet, value]`, for each that an identity has. */
    readonly nhiFacets: readonly (readonly [string, string])[];
    readonly people: readonly string[];
    readonly exceptions: readonly string[];
    readonly intake: readonly string[];
    readonly frameworks: readonly string[];
    /** `[framework, id in lower case]` */
    readonly controls: readonly (readonly [string, string])[];
    /** The pages of the register after the first, by number. */
    readonly laterRegisterPages: readonly string[];
  };
  readonly overview: () => OverviewPage;
  /** The register of systems as what a browser narrows down. */
  readonly registerList: () => FacetList;
  readonly register: (page: number) => RegisterPage;
  /** What fails first, for the warning of pages that are no longer valid. */
  readonly runsOut: () => RunsOut;
  readonly system: (id: string) => SystemPage;
  readonly coverage: (id: string) => TablePage;
  readonly timeline: (id: string) => TablePage;
  readonly decide: (id: string) => DecidePage;
  /** The forms by which people without a clone add to the registry. */
  readonly systemForm: () => Form;
  readonly exceptionForm: () => Form;
  /** The files of the audit pack that goes with a system’s page, without evidence; nothing where it is withheld. */
  readonly auditPack: (page: SystemPage) => readonly PackFile[] | undefined;
  /** Who the edition is for, and what it shows of each section. */
  readonly audience: () => TablePage;
  readonly nhis: () => TablePage;
  readonly nhi: (id: string) => TablePage;
  readonly nhiFacet: (facet: string, value: string) => TablePage;
  readonly nhiMatrix: () => NhiMatrixPage;
  readonly people: () => TablePage;
  readonly person: (id: string) => TablePage;
  readonly decisions: () => TablePage;
  readonly risks: () => TablePage;
  readonly evidence: () => TablePage;
  readonly exceptions: () => TablePage;
  readonly exception: (id: string) => TablePage;
  readonly intake: () => TablePage;
  readonly intakeRecord: (id: string) => TablePage;
  readonly calendar: () => TablePage;
  readonly changes: () => TablePage;
  readonly findings: () => FindingsPage;
  readonly frameworks: () => TablePage;
  readonly framework: (id: string) => FrameworkPage;
  readonly control: (framework: string, id: string) => ControlPage;
  readonly rules: () => RulesPage;
  readonly rulePages: () => readonly RulePage[];
  readonly guides: () => readonly GuidePage[];
  /** The page that says what is exported, and what each column means. */
  readonly exportsPage: () => TablePage;
  /** The files for others to use, made one after the other. */
  readonly exports: () => Iterable<ExportFile>;
  readonly search: () => Iterable<SearchRecord>;
  /** In how many parts that is indexed. */
  readonly searchParts: number;
  /** Which pages of the last site may serve again; nothing where the gate did not tell files apart, some of it is hidden, or what counts hangs on a base. */
  readonly reuse: Reuse | undefined;
}

export interface ModelOptions {
  /** The base path, which begins and ends with `/`. */
  readonly base: string;
  readonly ruleDocs: RuleDocs;
  readonly contentPrefix: string;
  /** The snapshot that was published before, where the build was told of it. */
  readonly previous?: NamedRegisters | undefined;
  /** Who the edition is for; everyone when left out. What they may not see is taken out of the gate itself. */
  readonly audience?: Audience | undefined;
}

export function siteModel(gate: Gate, options: ModelOptions): SiteModel {
  const { assessment } = gate;
  if (assessment === undefined) throw new Error('A site needs a registry that could be judged');
  const { registry, views } = assessment;
  const { base, audience = EVERYONE } = options;
  const located = locateAll(gate.diagnostics, gate.sources);
  const whole = contextFor(audience, assessment, located);
  const isEverything = audience.name === undefined && assessment.trust.before === undefined;
  const own = gate.sums && isEverything ? new OwnPages(whole) : undefined;
  const context = own?.context ?? whole;
  const nhis = nhiEntries(registry);
  const facetsOf = () =>
    new Map(
      facetsFor(context)
        .flatMap((facet) => facetValues(facet, [...nhis.values()], context))
        .map((found) => [`${found.facet.id}/${found.value}`, found]),
    );
  let facets: ReturnType<typeof facetsOf> | undefined;
  const controls = new Map(
    [...registry.frameworks.values()].flatMap((framework) =>
      [...framework.controls.values()].map(
        (control) => [`${framework.id}/${control.id.toLowerCase()}`, { framework, control }] as const,
      ),
    ),
  );
  let list: FacetList | undefined;
  const registerList = () => (list ??= systemList(context, snapshot));
  const snapshot = snapshotOf(gate, context, options.contentPrefix);
  const reuse = own && gate.sums && new ReusablePages(own, { context: whole, snapshot, sums: gate.sums, base, nhis });
  const making: PageMaker = reuse ?? MAKING_ALL;
  return {
    snapshot,
    reuse,
    ids: {
      systems: [...registry.systems.keys()],
      // Only when somebody asks: each looks at all systems, and while records are edited few pages are asked for.
      get toDecide() {
        return withDueDecisions(context);
      },
      get longTimelines() {
        return withLongTimelines(context);
      },
      nhis: [...nhis.keys()],
      get nhiFacets() {
        return [...(facets ??= facetsOf()).values()].map(({ facet, value }) => [facet.id, value] as const);
      },
      people: [...registry.people.keys()],
      exceptions: [...registry.exceptions.keys()],
      intake: [...registry.intake.keys()],
      frameworks: [...registry.frameworks.keys()],
      controls: [...controls.values()].map(
        ({ framework, control }) => [framework.id, control.id.toLowerCase()] as const,
      ),
      laterRegisterPages: Array.from({ length: pagesFor(registry.systems.size) - 1 }, (_, at) => String(at + 2)),
    },
    overview: () => overviewPage(context, options.previous),
    registerList,
    register: (page) => registerPage(page, registerList()),
    runsOut: () => runsOut(context),
    system: (id) => making.system(have(registry.systems, id), () => systemPage(have(views, id), context, base)),
    coverage: (id) => making.coverage(have(registry.systems, id), () => coveragePage(have(views, id), context)),
    timeline: (id) => timelinePage(have(views, id), context),
    auditPack: (page) =>
      seesFiles(audience) ? auditPack({ gate, assessment, view: have(views, page.id), page }) : undefined,
    audience: () => audiencePage(context),
    decide: (id) => decidePage(have(views, id), context, snapshot),
    systemForm: () => systemForm(context),
    exceptionForm: () => exceptionForm(context),
    nhis: () => shortened(nhisPage(nhis, context)),
    nhi: (id) => making.nhi(have(nhis, id), () => shortened(nhiPage(have(nhis, id), context))),
    nhiFacet: (facet, value) => shortened(facetPage(have((facets ??= facetsOf()), `${facet}/${value}`), context)),
    nhiMatrix: () => nhiMatrixPage(nhis, context),
    people: () => shortened(peoplePage(context)),
    person: (id) => shortened(personPage(have(registry.people, id), context)),
    decisions: () => shortened(decisionsPage(context)),
    risks: () => shortened(risksPage(context)),
    evidence: () => shortened(evidencePage(context)),
    exceptions: () => shortened(exceptionsPage(context)),
    exception: (id) => exceptionPage(have(registry.exceptions, id), context, base),
    intake: () => shortened(intakePage(context)),
    intakeRecord: (id) => intakeRecordPage(have(registry.intake, id), context, base),
    calendar: () => shortened(calendarPage(context)),
    changes: () => shortened(changesPage(context)),
    findings: () => findingsPage(context),
    frameworks: () => frameworksPage(context),
    framework: (id) => frameworkPage(have(registry.frameworks, id), context),
    control: (framework, id) => {
      const found = have(controls, `${framework}/${id}`);
      return controlPage(found.control, found.framework, { context, rules: RULES });
    },
    rules: () => rulesPage(RULES, context),
    rulePages: () => rulePages(RULES, options.ruleDocs, context),
    guides: () => guidePages(context, base),
    exportsPage: () => exportsPage({ context, snapshot }),
    exports: () => exportFiles({ context, snapshot }),
    search: () => searchRecords(context, nhis),
    searchParts: searchParts(countSearchRecords(context, nhis)),
  };
}

function have<T>(things: ReadonlyMap<string, T>, id: string): T {
  const found = things.get(id);
  if (found === undefined) throw new Error(`The site has no page for ${id}`);
  return found;
}
