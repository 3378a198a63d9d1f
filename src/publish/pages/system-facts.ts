import { periodInWords } from '../../diagnostic/calendar.ts';
import type { System } from '../../validate/registry.ts';
import type { SystemData } from '../../validate/schema/system.ts';
import type { Fact, Inline } from '../page-parts.ts';
import { dated, type SiteContext } from '../site-context.ts';
import { plainWord, sentenceCase } from '../words.ts';

export function listFact(term: string, words: readonly string[] | undefined, none?: string): Fact {
  return {
    term,
    lines: words && words.length > 0 ? words.map((word) => [sentenceCase(word)]) : [],
    ...(none !== undefined && words ? { none } : {}),
  };
}

function textFact(term: string, text: string | undefined): Fact {
  return { term, lines: text ? [[text]] : [] };
}

/** Regimes and supplier: what somebody outside asks of the system. */
export function factsOf(data: SystemData, { assessment }: SiteContext): Fact[] {
  const titles = assessment.registry.config.regimes;
  const regimes = (data.regulated_by ?? []).map(({ regime, role, class: level, basis }) => [
    [titles?.[regime]?.title ?? regime, role, level && `${level} class`, basis].filter(Boolean).join(', '),
  ]);
  const { supplier } = data;
  return [
    { term: 'Regimes', lines: regimes, ...(data.regulated_by ? { none: 'none' } : {}) },
    ...(supplier
      ? [
          {
            term: 'Supplier',
            lines: [
              [
                [
                  supplier.name,
                  supplier.contract && `contract ${supplier.contract}`,
                  supplier.regions && `processes in ${supplier.regions.map(placeName).join(', ')}`,
                ]
                  .filter(Boolean)
                  .join(', '),
              ],
            ],
          },
          { term: 'Terms last read', lines: supplier.terms_reviewed ? [dated(supplier.terms_reviewed)] : [] },
          textFact('How to leave', supplier.exit),
        ]
      : []),
  ];
}

/** `eu` as EU, `norway` as Norway. */
function placeName(region: string): string {
  return region.length <= 3 ? region.toUpperCase() : sentenceCase(region);
}

export function dataFacts({ data: record, models }: System): Fact[] {
  const { data, access } = record;
  return [
    listFact('Data classes', data?.classes, 'none'),
    listFact('Whom it is about', data?.subjects, 'nobody'),
    {
      term: 'Sources',
      lines: (data?.sources ?? []).map((source): Inline[] => [
        { code: source.id },
        ` ${[source.classes?.map(plainWord).join(', '), source.origin].filter(Boolean).join(' · ')}`,
      ]),
    },
    listFact('May go in', data?.inputs),
    listFact('May come out', data?.outputs),
    listFact('Must never go in', data?.prohibited),
    { term: 'Kept', lines: (data?.retention ?? []).map((item) => [retention(item)]) },
    listFact('Leaves for', data?.transfers, 'no other country'),
    {
      term: 'Models',
      lines: models.map(({ id, data: model, shared }): Inline[] => [
        { code: id },
        ` ${[model.provider, model.version, model.hosting].filter(Boolean).join(', ')}${shared ? ' (shared)' : ''}`,
      ]),
    },
    textFact('Who uses it', access?.users),
    textFact('Who administers it', access?.admins),
    ...(data?.disposed ? [{ term: 'Data deleted', lines: [dated(data.disposed)] }] : []),
  ];
}

type Retention = NonNullable<NonNullable<SystemData['data']>['retention']>[number];

function retention({ what, where, period, until, at_most: atMost }: Retention): string {
  const length = period
    ? periodInWords(period)
    : until
      ? `until ${until}${atMost ? `, at most ${periodInWords(atMost)}` : ''}`
      : 'for how long is not given';
  return `${sentenceCase(what)}: ${length}${where ? `, in ${where}` : ''}`;
}

export function operationsFacts({ operations }: SystemData): Fact[] {
  return [
    textFact('Logging', operations?.logging),
    textFact('Monitoring', operations?.monitoring),
    textFact('Rollback', operations?.rollback),
    { term: 'Rollback last tried', lines: operations?.rollback_tested ? [dated(operations.rollback_tested)] : [] },
    textFact('On call', operations?.on_call),
  ];
}
