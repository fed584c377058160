// Tables as the documents have them (Markdown), in columns that also read well on a terminal.

function table(title, head, rows) {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |`;
  console.log(`\n${title}\n${line(head)}\n|${widths.map((width, column) => (column ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`);
  all.slice(1).forEach((row) => console.log(line(row)));
}

const ms = (value) => value.toFixed(0);
const score = (value) => value.toFixed(0);
const kb = (bytes) => (bytes / 1024).toFixed(1);
const times = (value) => value.toFixed(2);

module.exports = { table, ms, kb, times, score };
