import { h, keyed, text } from './dom.js';
import { chip, short, timeExact } from './format.js';
import { get, path, reader } from './api.js';
import { openInvocation } from './dialogs.js';
import { functionCard } from './functions.js';

export function functionView(name) {
  const card = h('div');
  const rows = h('tbody');
  const empty = h('p', { class: 'empty' }, 'It has not been invoked yet.');
  const note = h('p', { class: 'muted' }, ' ');
  const node = h('div', { class: 'view' },
    h('div', { class: 'head' }, h('a', { href: '#/overview' }, '← Overview'), h('h1', { title: name }, short(name))),
    card,
    h('section', { class: 'panel', 'aria-labelledby': 'invocations' },
      h('header', null, h('h2', { id: 'invocations' }, 'Last invocations'), note),
      h('div', { class: 'tall', tabindex: '0', role: 'group', 'aria-labelledby': 'invocations' }, h('table', null,
        h('caption', { class: 'unseen' }, `Last invocations of ${short(name)}, the newest first`),
        h('colgroup', null, h('col', { width: '120' }), h('col', { width: '27%' }), h('col', { width: '124' }), h('col', { width: '96' }), h('col', { width: '96' }), h('col', { width: '84' }), h('col', { width: '84' }), h('col')),
        h('thead', null, h('tr', null, ['Time', 'Request id', 'Ended'].map(one => h('th', { scope: 'col' }, one)), ['Took', 'Cold start', 'Memory', 'Process'].map(one => h('th', { scope: 'col', class: 'number' }, one)),
          h('th', { scope: 'col' }, 'Why'))),
        rows), empty)));

  const refresh = reader(() => get(path('functions', name, 'invocations')), list => {
    // New ones come on top, so the list rests while somebody is in it.
    const isResting = rows.matches(':hover, :focus-within');
    text(note, isResting ? 'rests while you are in it' : '');
    empty.hidden = list.length > 0;
    if (!isResting || rows.childElementCount === 0) keyed(rows, list, one => one.id, one => invocationRow(name, one));
  }, problem => text(note, problem.message));
  return {
    title: short(name),
    node,
    refresh,
    update: state => keyed(card, state.functions.filter(one => one.name === name), one => one.name, functionCard),
  };
}

function invocationRow(name, one) {
  const milliseconds = value => (value === null ? '–' : `${value.toLocaleString('en')} ms`);
  return {
    node: h('tr', null,
      h('td', { class: 'mono' }, timeExact(one.at)),
      h('td', null, h('button', { type: 'button', class: 'link mono', onclick: () => openInvocation(name, one.id) }, one.id)),
      h('td', null, chip(one.end)),
      h('td', { class: 'number' }, milliseconds(one.duration_ms)), h('td', { class: 'number' }, milliseconds(one.start_ms)),
      h('td', { class: 'number' }, one.memory_mb > 0 ? `${one.memory_mb} MB` : '–'), h('td', { class: 'number' }, one.process || '–'),
      h('td', { class: 'muted', title: one.failure ?? '' }, one.failure ?? '')),
  };
}
