import { h, text, attribute } from './dom.js';
import { reveal } from './api.js';
import { names } from './format.js';
import { follow } from './live.js';
import { overview } from './overview.js';
import { queue } from './queue.js';
import { messages } from './messages.js';
import { conversation } from './conversation.js';
import { deadLetters } from './dead-letters.js';
import { faults } from './faults.js';
import { dismiss } from './outcome.js';
import { functionView } from './function.js';
import { setUpTheme } from './theme.js';

// What no count in the snapshot shows, such as a report that was written to a table, is looked for at this pace.
const Pace = 1_500;

const Views = { overview, queues: queue, functions: functionView, messages, conversations: conversation, 'dead-letters': deadLetters, faults };
const Tabs = { queues: 'overview', functions: 'overview', conversations: 'messages' };

const main = document.getElementById('content');
const status = { starting: 'starting', live: 'live', lost: 'connecting' };
let state = null;
let view = null;
let searched = null;

function open(isFirst) {
  const [name = 'overview', parameter] = location.hash.replace(/^#\/?/, '').split('/').filter(part => part !== '').map(decodeURIComponent);
  const make = Views[name] ?? overview;
  view = make(parameter, { searched: name === 'messages' ? searched : null });
  searched = null;
  main.replaceChildren(view.node);
  for (const tab of document.querySelectorAll('.tabs a')) attribute(tab, 'aria-current', tab.dataset.view === (Tabs[name] ?? name) ? 'page' : null);
  document.title = `${view.title} · Engines on this machine`;
  view.update?.(state);
  view.refresh?.();
  if (isFirst) return;
  dismiss();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

function take(next) {
  const isFirst = state === null;
  state = next;
  names.learn(next);
  const dead = next.queues.filter(one => one.source).reduce((sum, one) => sum + one.visible + one.in_flight + one.delayed, 0);
  badge('dead-count', dead, 'waiting');
  badge('fault-count', next.faults.length, 'on');
  // Nothing is drawn before it is known what there is, so that nothing moves afterwards.
  if (isFirst) {
    open(true);
    return;
  }
  view.update?.(next);
  view.refresh?.();
}

function badge(id, number, what) {
  const node = document.getElementById(id);
  text(node, number > 999 ? '999+' : number);
  node.classList.toggle('none', number === 0);
  attribute(node, 'aria-label', `${number} ${what}`);
}

function connection(now) {
  attribute(document.getElementById('live'), 'data-is', now);
  text(document.getElementById('live-text'), status[now]);
}

document.getElementById('reveal').addEventListener('change', event => {
  reveal.on = event.target.checked;
  view?.refresh?.(true);
});

// What people look for stays out of the address, the history and the title.
document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  const query = document.getElementById('query').value.trim();
  if (query === '') return;
  if (!state) return;
  searched = query;
  if (location.hash === '#/messages') open(false);
  else location.hash = '#/messages';
});

addEventListener('hashchange', () => { if (state) open(false); });
setInterval(() => {
  if (document.hidden || !state) return;
  view.refresh?.();
  view.update?.(state);
}, Pace);

setUpTheme(document.getElementById('theme'));
follow(take, connection);
