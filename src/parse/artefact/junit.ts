import type { XmlElement } from '@rgrove/parse-xml';
import type { Found } from './artefact.ts';
import { spanOf, timeOf } from './peek.ts';
import { childElements, isTestReport } from './xml.ts';

/** JUnit XML: a case with a `failure` failed, one with an `error` broke, one with `skipped` was not tried. */
export function readJunit(root: XmlElement): Found {
  const suites: XmlElement[] = [];
  const cases: XmlElement[] = [];
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.name === 'testcase') cases.push(element);
    else if (isTestReport(element)) {
      if (element.name === 'testsuite') suites.push(element);
      open.push(...childElements(element));
    }
  }
  const counts = cases.length > 0 ? countsOf(cases) : countsOfAttributes(suites);
  const own = timeOf(root.attributes.timestamp);
  return {
    tools: [],
    targets: [],
    ran: spanOf([
      ...(own === undefined ? [] : [own]),
      ...suites
        .filter((suite) => own === undefined && childElements(suite).some(({ name }) => name === 'testcase'))
        .map((suite) => timeOf(suite.attributes.timestamp)),
    ]),
    ended: undefined,
    evaluated: counts.passed + counts.failed,
    counts,
    scores: [],
  };
}

function countsOf(cases: readonly XmlElement[]) {
  const fates = cases.map((one) => {
    const names = new Set(childElements(one).map(({ name }) => name));
    return names.has('error')
      ? 'undecided'
      : names.has('failure')
        ? 'failed'
        : names.has('skipped')
          ? 'skipped'
          : 'passed';
  });
  const count = (fate: (typeof fates)[number]) => fates.filter((found) => found === fate).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    undecided: count('undecided'),
    skipped: count('skipped'),
    suppressed: 0,
  };
}

/** A report that counts its cases and does not list them. */
function countsOfAttributes(suites: readonly XmlElement[]) {
  const sum = (name: string) =>
    suites.reduce(
      (total, { attributes }) => total + (/^\d{1,9}$/.test(attributes[name] ?? '') ? Number(attributes[name]) : 0),
      0,
    );
  const [failed, undecided, skipped] = [sum('failures'), sum('errors'), sum('skipped') + sum('disabled')];
  return {
    passed: Math.max(0, sum('tests') - failed - undecided - skipped),
    failed,
    undecided,
    skipped,
    suppressed: 0,
  };
}
