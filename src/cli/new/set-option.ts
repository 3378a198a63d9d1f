import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { fieldAt } from '../../edit/new/fields.ts';
import { answerOf, kindOf } from '../../edit/new/questions.ts';
import { readYaml } from '../../parse/yaml.ts';
import { system } from '../../validate/schema/system.ts';
import { UsageError } from '../usage.ts';
import type { Said } from './ask-fields.ts';

const EXAMPLE =
  'Write --set autonomy=assistive, --set audience=staff,customers or --set "tools=[{ id: crm, access: read }]".';

/** What `--set FIELD=VALUE` says; a value is a word, several with commas, or YAML in brackets or braces. */
export function saidBy(options: readonly string[]): Said {
  return new Map(options.map(saidByOne));
}

function saidByOne(option: string): [string, unknown] {
  const cut = option.indexOf('=');
  const [path, answer] = [option.slice(0, cut).trim(), option.slice(cut + 1).trim()];
  if (cut < 1 || answer === '') throw new UsageError(`“${option}” sets nothing.`, EXAMPLE);
  const facts = fieldAt(system.shape, path);
  if (facts === undefined || path === 'status') {
    const names = Object.keys(system.shape).filter((name) => name !== 'status');
    throw new UsageError(`There is no field “${path}” to set in a proposed system.`, didYouMean(path, names, EXAMPLE));
  }
  if (/^[[{]/.test(answer)) {
    const { value, faults } = readYaml(answer);
    if (faults.length > 0) throw new UsageError(`“${answer}” cannot be read as YAML.`, EXAMPLE);
    return [path, value];
  }
  if (facts.inner !== undefined) throw new UsageError(`“${path}” holds fields of its own.`, EXAMPLE);
  const kind = kindOf(facts);
  const result = answerOf(kind, answer);
  if ('value' in result) return [path, result.value];
  throw new UsageError(
    `“${result.unknown}” is no value of ${path}.`,
    kind.words === undefined ? EXAMPLE : didYouMean(result.unknown, kind.words, `Write ${listWords(kind.words)}.`),
  );
}
