import { h, keyed, text } from './dom.js';
import { age, count, names, short } from './format.js';
import { spark } from './charts.js';
import { functionCard } from './functions.js';
import { send } from './dialogs.js';

export function overview() {
  const tiles = { waiting: tile('Waiting'), flight: tile('At work'), dead: tile('Dead letters'), calls: tile('Calls to providers'), accepted: tile('Taken by providers') };
  const rows = h('tbody');
  const cards = h('div', { class: 'half' });
  const node = h('div', { class: 'view' },
    h('h1', { class: 'unseen' }, 'Overview'),
    h('dl', { class: 'tiles' }, Object.values(tiles).map(one => one.node)),
    h('section', { class: 'panel', 'aria-labelledby': 'queues' },
      h('header', null, h('h2', { id: 'queues' }, 'Queues'), names.common && h('span', { class: 'muted' }, `all begin with ${names.common}`)),
      h('div', { class: 'scroll' }, h('table', null,
        h('caption', { class: 'unseen' }, 'Messages in each queue'),
        h('colgroup', null, h('col'), ['9%', '9%', '9%', '9%'].map(width => h('col', { width })), h('col', { width: '150' }), h('col', { width: '170' })),
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Queue'), ['Visible', 'In flight', 'Delayed', 'Oldest'].map(name => h('th', { scope: 'col', class: 'number' }, name)),
          h('th', { scope: 'col' }, 'Last 30 s'), h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Actions')))),
        rows))),
    cards);

  return {
    title: 'Overview',
    node,
    update(state) {
      const sum = (queues, of) => queues.reduce((total, queue) => total + of(queue), 0);
      const live = state.queues.filter(queue => !queue.source);
      const dead = sum(state.queues.filter(queue => queue.source), queue => queue.visible + queue.in_flight + queue.delayed);
      tiles.waiting.set(sum(live, queue => queue.visible + queue.delayed));
      tiles.flight.set(sum(live, queue => queue.in_flight));
      tiles.dead.set(dead, dead > 0);
      tiles.calls.set(state.calls);
      tiles.accepted.set(state.accepted);
      keyed(rows, state.queues, queue => queue.name, queueRow);
      keyed(cards, state.functions, one => one.name, functionCard);
    },
  };
}

function tile(name) {
  const value = h('dd', null, '0');
  return {
    node: h('div', { class: 'tile' }, h('dt', null, name), value),
    set(number, isBad = false) {
      text(value, count(number));
      value.className = isBad ? 'bad' : '';
    },
  };
}

function queueRow(queue) {
  const cells = { visible: number(), in_flight: number(), delayed: number(), oldest: h('td', { class: 'number' }) };
  const line = spark();
  return {
    node: h('tr', null,
      h('td', null, h('a', { href: `#/queues/${encodeURIComponent(queue.name)}`, title: queue.name }, short(queue.name)), queue.source && h('span', { class: 'muted' }, `  from ${short(queue.source)}`)),
      cells.visible, cells.in_flight, cells.delayed, cells.oldest,
      h('td', null, line.node),
      h('td', { class: 'actions' }, queue.is_requests && h('button', { type: 'button', onclick: () => send(queue.name) }, 'Send a message'))),
    update(now) {
      for (const name of ['visible', 'in_flight', 'delayed']) {
        text(cells[name].firstChild, count(now[name]));
        cells[name].firstChild.className = now[name] === 0 ? 'zero' : '';
      }
      text(cells.oldest, age(now.oldest_at));
      line.update(now.history);
    },
  };
}

function number() {
  return h('td', { class: 'number' }, h('span', null));
}
