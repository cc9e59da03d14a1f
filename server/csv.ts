import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** A row of a CSV file with the line of the file on which it begins, from 1. */
export type CsvRow = { line: number; cells: string[] }

/**
 * Reads CSV as spreadsheets write it: with a comma, a semicolon or a tab between cells, with or without a byte order mark and quotes.
 * Empty rows are left out. Returns null if the quotes do not fit together. The caller must limit the length first.
 */
export function readRows(text: string): CsvRow[] | null {
  try {
    const options = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true, delimiter: delimiterOf(text) }
    const rows = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    // The parser counts the line on which a row ends.
    return rows
      .map(({ record, info }) => ({ line: info.lines - newlinesIn(record), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return null
    throw error
  }
}

/**
 * Writes rows as CSV that spreadsheets open: quotes where needed, CRLF, and a cell that would be read as a formula begins with an
 * apostrophe, so that it is shown and not run. A null is an empty cell.
 */
export function writeRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(rows as (string | number | null)[][], {
    ...{ record_delimiter: 'windows', escape_formulas: true },
    // With CRLF between rows the library leaves single ones unquoted.
    quoted_match: /[\r\n]/,
  })
}

/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\ufeff'

// Of the first line: the separator that it has most of.
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/, 1)
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

function newlinesIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}
