import { h, keyed, text } from './dom.js';
import { age, count, short } from './format.js';
import { get, post, path, reader } from './api.js';
import { confirm, editAndResend, explain, openMessage } from './dialogs.js';
import { outcome, attempt } from './outcome.js';

export function deadLetters() {
  const cards = h('div', { class: 'letter-queues' });
  const rows = h('tbody');
  const empty = h('p', { class: 'empty' }, 'Nothing was given up, and nothing was disbelieved.');
  const note = h('p', { class: 'muted' }, ' ');
  const order = new Map();
  const node = h('div', { class: 'view' },
    h('h1', { class: 'unseen' }, 'Dead letters'),
    cards,
    h('section', { class: 'panel', 'aria-labelledby': 'letters' },
      h('header', null, h('h2', { id: 'letters' }, 'Given up'), note),
      h('div', { class: 'scroll' }, h('table', { class: 'letters' },
        h('caption', { class: 'unseen' }, 'Dead letters and messages in quarantine, the oldest first'),
        h('colgroup', null, h('col', { width: '19%' }), h('col'), h('col', { width: '17%' }), h('col', { width: '70' }), h('col', { width: '304' })),
        h('thead', null, h('tr', null, ['Reason', 'What happened', 'Request or message'].map(name => h('th', { scope: 'col' }, name)), h('th', { scope: 'col', class: 'number' }, 'Age'),
          h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Actions')))),
        rows)),
      empty));

  const refresh = reader(() => get(path('dead-letters')), queues => {
    keyed(cards, queues, queue => queue.name, queueCard);
    const letters = queues.flatMap(queue => queue.messages.map(message => ({ ...message, source: queue.source })));
    // What arrives later stands further down, so that no row moves under a hand.
    for (const letter of letters.sort((one, other) => one.sent_at - other.sent_at)) if (!order.has(letter.id)) order.set(letter.id, order.size);
    letters.sort((one, other) => order.get(one.id) - order.get(other.id));
    keyed(rows, letters, letter => letter.queue + letter.id, letter => letterRow(letter, refresh));
    empty.hidden = letters.length > 0;
    const total = queues.reduce((sum, queue) => sum + queue.total, 0);
    text(note, total > letters.length ? `${letters.length} of ${count(total)}` : count(total));
  }, problem => text(note, problem.message));
  return { title: 'Dead letters', node, refresh };

  function queueCard(queue) {
    const number = h('span', { class: 'size' }, '0');
    const all = h('button', { type: 'button', 'aria-label': `Send all of ${short(queue.name)} again`, onclick: () => confirm(`Send all of ${short(queue.name)} again?`,
      `Everything that lies in it now goes to ${short(queue.source)} as it is.`, 'Send all again', () => act(path('dead-letters', queue.name, 'redrive'), refresh)) }, 'Send all again…');
    return {
      node: h('section', { class: 'panel letter-queue', 'aria-label': short(queue.name) },
        number, h('h2', { title: queue.name }, short(queue.name)), h('p', { class: 'muted' }, `from ${short(queue.source)}`), all),
      update(now) {
        text(number, count(now.total));
        all.disabled = now.total === 0;
      },
    };
  }
}

function act(address, then) {
  return attempt(async () => {
    outcome(await post(address));
    await then();
  });
}

function letterRow(letter, refresh) {
  const old = h('td', { class: 'number' });
  const name = letter.request_id ?? letter.id;
  const action = (label, run, isDanger = false) => h('button', { type: 'button', class: isDanger ? 'danger' : '', 'aria-label': `${label}: ${name}`, onclick: run }, label);
  const remove = () => confirm('Delete the dead letter?', 'It is gone then. Nothing is sent.', 'Delete', () => act(path('dead-letters', letter.queue, letter.id, 'delete'), refresh));
  return {
    node: h('tr', null,
      h('td', null, letter.reason ? h('button', { type: 'button', class: 'link', onclick: () => explain(letter.reason) }, letter.reason) : h('span', { class: 'muted' }, 'no reason given'),
        h('small', { title: letter.queue }, short(letter.queue))),
      h('td', { title: letter.detail ?? '' }, h('span', null, letter.sentence ?? ''), h('small', null, letter.detail ?? '')),
      h('td', null, h('button', { type: 'button', class: 'link mono', 'aria-label': `Open ${name}`, onclick: () => openMessage(letter.queue, letter.id) }, name)),
      old,
      h('td', { class: 'actions' },
        action('Send again', () => act(path('dead-letters', letter.queue, letter.id, 'redrive'), refresh)),
        action('Edit…', () => editAndResend(letter, letter.source, refresh)),
        action('Delete…', remove, true))),
    update(now) {
      text(old, age(now.sent_at));
    },
  };
}
