import { remembering } from '../../assess/remember.ts';
import { daysBetween } from '../../diagnostic/calendar.ts';
import { escapeHtml as escapeXml } from '../../diagnostic/escape.ts';
import { type Cell, plain } from './csv.ts';
import type { CellType, RegisterTable } from './register.ts';

/** A file of the package that a workbook is. */
export interface WorkbookPart {
  readonly path: string;
  readonly text: string;
}

/** The longest text of a cell, in characters (ECMA-376 leaves it to the program; spreadsheets refuse more). */
const LONGEST_CELL = 32_767;
/** Serial numbers of days count from here, as if 1900 had been a leap year; so only later days are written as such. */
const [DAY_ZERO, FIRST_SAFE_DAY] = ['1899-12-30', '1900-03-01'];
/** What a spreadsheet reads as the character of that number (ECMA-376 part 1 §22.4.2.4), invisible ones too. */
const CODED = /_(?=x[\da-f]{4}_)/gi;
const DATE_STYLE = 1;
const HEAD_STYLE = 2;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE_NS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_NS = 'http://schemas.openxmlformats.org/package/2006';

/**
 * The parts of an Office Open XML workbook (ECMA-376): the register on the first sheet, what its columns mean on the
 * second. Text is only ever text, so that nothing in it is a formula, and each text stands once in the shared strings:
 * registers repeat themselves, and one of 50,000 rows has to take seconds and not a minute.
 */
export function registerWorkbook({ title, columns, rows }: RegisterTable): WorkbookPart[] {
  const types = columns.map(({ type }) => type);
  const strings = new SharedStrings();
  const data = sheet(
    columns.map(({ name }) => name),
    rows,
    { types, strings },
  );
  const meaning = sheet(
    ['column', 'type', 'meaning'],
    columns.map(({ name, type, means }) => [name, type, means]),
    { types: ['text', 'text', 'text'], strings },
  );
  return [
    { path: '[Content_Types].xml', text: CONTENT_TYPES },
    { path: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    { path: 'xl/workbook.xml', text: workbook([title, 'Columns']) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { path: 'xl/styles.xml', text: STYLES },
    { path: 'xl/sharedStrings.xml', text: strings.xml() },
    { path: 'xl/worksheets/sheet1.xml', text: data },
    { path: 'xl/worksheets/sheet2.xml', text: meaning },
  ];
}

/** The texts of a workbook, each once, by number. */
class SharedStrings {
  readonly #cells = new Map<string, string>();

  /** The cell that holds a text. */
  cell(text: string): string {
    const known = this.#cells.get(text);
    if (known !== undefined) return known;
    const made = `<c t="s"><v>${this.#cells.size}</v></c>`;
    this.#cells.set(text, made);
    return made;
  }

  xml(): string {
    const items = Array.from(this.#cells.keys(), (text) => {
      const shown = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
      return `<si><t${shown === shown.trim() ? '' : ' xml:space="preserve"'}>${escapeXml(shown.replace(CODED, '_x005F$&'))}</t></si>`;
    });
    return `${XML}<sst xmlns="${SHEET_NS}">${items.join('')}</sst>`;
  }
}

interface Sheet {
  readonly types: readonly CellType[];
  readonly strings: SharedStrings;
}

function sheet(head: readonly string[], rows: readonly (readonly Cell[])[], { types, strings }: Sheet): string {
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const first = head.map((name) => strings.cell(name).replace('<c ', `<c s="${HEAD_STYLE}" `)).join('');
  const body = rows.map((row) => row.map((cell, at) => cellXml(cell, types[at] ?? 'text', strings)).join(''));
  return `${XML}<worksheet xmlns="${SHEET_NS}">${view}<sheetData><row>${[first, ...body].join('</row><row>')}</row></sheetData></worksheet>`;
}

function cellXml(cell: Cell, type: CellType, strings: SharedStrings): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === 'date' && typeof cell === 'string' && cell >= FIRST_SAFE_DAY) return dayXml(cell);
  return strings.cell(plain(cell));
}

const MOST_DAYS = 10_000;
const dayXml = remembering((day) => `<c s="${DATE_STYLE}"><v>${daysBetween(DAY_ZERO, day)}</v></c>`, MOST_DAYS);

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `${XML}<workbook xmlns="${SHEET_NS}" xmlns:r="${OFFICE_NS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE_NS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE_NS}/relationships">${all.join('')}</Relationships>`;
}

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE_NS}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${MAIN}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${MAIN}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/></Types>`;

const STYLES = `${XML}<styleSheet xmlns="${SHEET_NS}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;
