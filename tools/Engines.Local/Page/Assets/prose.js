import { h } from './dom.js';

// As much of Markdown as the pages of docs/errors use: headings, paragraphs, lists, tables, code. The page's own title is left out.
export function prose(source, openReason) {
  const nodes = [];
  const lines = source.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      nodes.push(h('pre', null, lines.slice(at + 1, end).join('\n')));
      at = end;
    } else if (line.startsWith('# ')) {
      continue;
    } else if (line.startsWith('## ')) {
      nodes.push(h('h3', null, line.slice(3)));
    } else if (line.startsWith('|')) {
      const rows = take(lines, at, next => next.startsWith('|'));
      at += rows.length - 1;
      nodes.push(table(rows, openReason));
    } else if (/^[-*] |^\d+\. /.test(line)) {
      const items = take(lines, at, next => next.trim() !== '');
      at += items.length - 1;
      nodes.push(h('ul', null, join(items).map(item => h('li', null, '· ', inline(item.replace(/^[-*] |^\d+\. /, ''), openReason)))));
    } else if (line.trim() !== '') {
      const paragraph = take(lines, at, next => next.trim() !== '' && !/^[#|`-]/.test(next));
      at += Math.max(paragraph.length, 1) - 1;
      nodes.push(h('p', null, inline((paragraph.length > 0 ? paragraph : [line]).join(' '), openReason)));
    }
  }
  return nodes;
}

function take(lines, from, belongs) {
  const end = lines.findIndex((line, index) => index >= from && !belongs(line));
  return lines.slice(from, end < 0 ? lines.length : end);
}

// A list entry goes on where its next line is indented.
function join(lines) {
  return lines.reduce((items, line) => /^\s/.test(line) && items.length > 0 ? [...items.slice(0, -1), `${items.at(-1)} ${line.trim()}`] : [...items, line], []);
}

function table(rows, openReason) {
  const cells = row => row.split('|').slice(1, -1).map(cell => cell.trim());
  return h('table', null,
    h('thead', null, h('tr', null, cells(rows[0]).map(cell => h('th', { scope: 'col' }, inline(cell, openReason))))),
    h('tbody', null, rows.slice(2).map(row => h('tr', null, cells(row).map(cell => h('td', null, inline(cell, openReason)))))));
}

function inline(source, openReason) {
  return source.split(/(\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*|`[^`]+`)/).map(part => {
    const link = /^\[([^\]]*)\]\(([^)]*)\)$/.exec(part);
    if (link) {
      const reason = /^([a-z_]+)\.md$/.exec(link[2]);
      const label = link[1].replaceAll('`', '');
      return reason ? h('button', { type: 'button', class: 'link', onclick: () => openReason(reason[1]) }, label) : h('span', { title: link[2] }, label);
    }
    if (part.startsWith('**')) return h('strong', null, part.slice(2, -2));
    return part.startsWith('`') && part.length > 2 ? h('code', null, part.slice(1, -1)) : part;
  });
}
