import { h, keyed, text } from './dom.js';
import { age, bytes, chip, count, setChip, short, until } from './format.js';
import { get, post, path, reader } from './api.js';
import { confirm, openMessage, send } from './dialogs.js';
import { outcome, attempt } from './outcome.js';

export function queue(name) {
  const rows = h('tbody');
  const note = h('p', { class: 'muted' }, ' ');
  const empty = h('p', { class: 'empty' }, 'The queue is empty.');
  const purge = () => confirm(`Purge ${short(name)}?`, 'Everything in it is deleted, also what is at work just now. SQS allows this once in 60 seconds.', 'Purge',
    () => attempt(async () => outcome(await post(path('queues', name, 'purge')))));
  const sendButton = h('button', { type: 'button', class: 'main', onclick: () => send(name), hidden: true }, 'Send a message');
  const node = h('div', { class: 'view' },
    h('div', { class: 'head' }, h('a', { href: '#/overview' }, '← Overview'), h('h1', { title: name }, short(name)), h('span', { class: 'space' }), sendButton,
      h('button', { type: 'button', class: 'danger', onclick: purge }, 'Purge…')),
    h('section', { class: 'panel', 'aria-label': 'Messages' },
      h('header', null, h('h2', null, 'Messages'), note),
      h('div', { class: 'scroll' }, h('table', null,
        h('caption', { class: 'unseen' }, `Messages in ${short(name)}`),
        h('colgroup', null, h('col', { width: '27%' }), h('col', { width: '120' }), h('col', { width: '90' }), h('col', { width: '80' }), h('col', { width: '90' }), h('col', { width: '80' }), h('col')),
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Message'), h('th', { scope: 'col' }, 'State'), ['Deliveries', 'Age', 'Visible', 'Size'].map(one => h('th', { scope: 'col', class: 'number' }, one)),
          h('th', { scope: 'col' }, 'Request'))),
        rows)),
      empty));

  const refresh = reader(() => get(path('queues', name, 'messages')), list => {
    text(note, list.total > list.messages.length ? `the first ${list.messages.length} of ${count(list.total)}` : count(list.total));
    empty.hidden = list.messages.length > 0;
    keyed(rows, list.messages, message => message.id + message.state, message => messageRow(name, message));
  }, problem => text(note, problem.message));

  return {
    title: short(name),
    node,
    refresh,
    update(state) {
      sendButton.hidden = !state.queues.some(one => one.name === name && one.is_requests);
    },
  };
}

function messageRow(queueName, message) {
  const state = chip(message.state);
  const [deliveries, old, visible] = [h('td', { class: 'number' }), h('td', { class: 'number' }), h('td', { class: 'number' })];
  return {
    node: h('tr', null,
      h('td', null, h('button', { type: 'button', class: 'link mono', onclick: () => openMessage(queueName, message.id) }, message.id)),
      h('td', null, state), deliveries, old, visible,
      h('td', { class: 'number' }, bytes(message.bytes)),
      h('td', null, message.request_id && h('code', null, message.request_id), message.reason && h('span', { class: 'muted' }, `  ${message.reason}`))),
    update(now) {
      setChip(state, now.state);
      text(deliveries, now.receive_count);
      text(old, age(now.sent_at));
      text(visible, now.state === 'visible' ? 'now' : until(now.visible_at));
    },
  };
}
