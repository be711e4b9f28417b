import { h, keyed, text } from './dom.js';
import { Hidden, chip, setChip, timeExact, tone, until, words } from './format.js';
import { get, path, reader } from './api.js';
import { explain } from './dialogs.js';

export function conversation(id) {
  const facts = h('dl', { class: 'facts' });
  const rows = h('tbody');
  const events = h('ol', { class: 'timeline' });
  const problem = h('p', { class: 'empty', hidden: true });
  const parts = [
    h('section', { class: 'panel', 'aria-label': 'How it stands' }, facts),
    h('section', { class: 'panel', 'aria-labelledby': 'messages' },
      h('header', null, h('h2', { id: 'messages' }, 'Messages to the person')),
      h('div', { class: 'few', tabindex: '0', role: 'group', 'aria-labelledby': 'messages' }, h('table', null,
        h('caption', { class: 'unseen' }, 'Messages to the person'),
        h('colgroup', null, h('col', { width: '22%' }), h('col', { width: '15%' }), h('col', { width: '118' }), h('col', { width: '76' }), h('col', { width: '24%' }), h('col')),
        h('thead', null, h('tr', null, ['Request', 'Template', 'Status', 'Attempts', 'At the provider', 'Why, and who holds it'].map(name => h('th', { scope: 'col' }, name)))),
        rows))),
    h('section', { class: 'panel', 'aria-labelledby': 'timeline' },
      h('header', null, h('h2', { id: 'timeline' }, 'Timeline'), h('span', { class: 'muted' }, 'what the tables say, and what the providers saw')), events),
  ];
  // Nothing is drawn before the first answer, so that nothing moves when it comes.
  const fold = isOpen => { for (const part of parts) part.hidden = !isOpen; };
  fold(false);
  const node = h('div', { class: 'view' },
    h('div', { class: 'head' }, h('a', { href: '#/messages' }, '← Messages'), h('h1', { class: 'mono' }, id)), problem, ...parts);

  const refresh = reader(() => get(path('conversations', id)), view => {
    if (view.is_missing) {
      text(problem, 'Nothing is written about this conversation, or not yet.');
      problem.hidden = false;
      fold(false);
      return;
    }
    problem.hidden = true;
    fold(true);
    keyed(facts, factsOf(view), fact => fact[0], factRow);
    keyed(rows, view.messages, message => message.request_id, messageRow);
    const seen = new Map();
    keyed(events, view.timeline, event => {
      const key = JSON.stringify([event.at, event.kind, event.request_id, event.title, event.content, event.turn, event.reason, event.detail]);
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return `${key}${seen.get(key)}`;
    }, eventRow);
  }, failure => {
    text(problem, failure.message);
    problem.hidden = false;
  });
  return { title: 'Conversation', node, refresh };
}

function factsOf(view) {
  const head = view.head;
  const wishes = [head?.is_opted_out && 'stopped all messages', head?.is_marketing_opted_out && 'stopped advertising'].filter(Boolean);
  return [
    ['Person', view.person || '–'],
    ['Company', view.project || '–'],
    ['Channel', view.channel ?? '–'],
    ['Answered by', head?.status ? ({ open: 'the engine', handed_off: 'people', closed: 'nobody: closed' })[head.status] ?? head.status : 'nobody: the person has not written'],
    ['Because', words(head?.reason) || '–'],
    ['Wishes', wishes.join(', ') || '–'],
    ['Replies that wait', String(head?.pending ?? 0)],
    ['Turn', head?.turn_owner && head.turn_until ? `${until(head.turn_until) === 'now' ? 'free' : `held, ends ${until(head.turn_until)}`}, fence ${head.turn_fence ?? 0}` : 'free'],
    ['Free text ends', head?.window_until ? until(head.window_until) : '–'],
    ...(view.alias_of ? [['The same person as', view.alias_of]] : []),
  ];
}

function factRow([name]) {
  const value = h('dd');
  return { node: h('div', null, h('dt', null, name), value), update: ([, now]) => text(value, now) };
}

function messageRow() {
  const [template, attempts, provider, note] = [h('td'), h('td'), h('td', { class: 'mono' }), h('span', { class: 'muted' })];
  const request = h('code');
  const status = chip('');
  const reason = h('button', { type: 'button', class: 'link', onclick: () => explain(reason.textContent), hidden: true });
  return {
    node: h('tr', null, h('td', null, request), template, h('td', null, status), attempts, provider, h('td', null, reason, ' ', note)),
    update(now) {
      text(request, now.request_id);
      text(template, now.is_answer ? 'answer' : now.template ?? '–');
      setChip(status, now.status);
      text(attempts, now.accepted > 1 ? `${now.attempt}, got it ${now.accepted}×` : now.attempt);
      text(provider, [now.provider, now.provider_message_id].filter(Boolean).join(' ') || '–');
      reason.hidden = !now.reason;
      text(reason, now.reason ?? '');
      text(note, holder(now));
    },
  };
}

function holder(message) {
  if (message.status === 'sending' && message.lease_until) return `${message.worker ?? 'a worker'}, lease ends ${until(message.lease_until)}`;
  if (message.status === 'retry_wait' && message.next_attempt_at) return `next attempt ${until(message.next_attempt_at)}`;
  if (message.status === 'unconfirmed' && message.reconcile_until) return `${words(message.policy)}; report awaited, ends ${until(message.reconcile_until)}`;
  return message.detail ?? '';
}

const Kinds = { reply: 'reply', call: '', head: 'warn', status: '' };

function eventRow(event) {
  const look = event.kind === 'status' ? tone(event.status) : event.kind === 'call' ? (event.is_accepted ? 'info' : 'bad') : Kinds[event.kind];
  return {
    node: h('li', { class: look },
      h('time', { datetime: new Date(event.at).toISOString() }, timeExact(event.at)),
      h('span', { class: 'point', 'aria-hidden': 'true' }),
      h('div', { class: 'what' },
        h('div', { class: 'line' },
          event.kind === 'status' && event.status !== 'sending' ? chip(event.status) : h('span', { class: 'title' }, event.title),
          event.request_id && event.kind !== 'reply' && h('code', { class: 'muted' }, event.request_id),
          event.provider_message_id && h('code', null, event.provider_message_id),
          event.reason && h('button', { type: 'button', class: 'link', onclick: () => explain(event.reason) }, event.reason),
          event.turn && chip(event.turn),
          event.turn_by && h('span', { class: 'muted' }, `by ${words(event.turn_by)}`),
          event.kind === 'reply' && event.request_id && h('code', { class: 'muted' }, `→ ${event.request_id}`),
          event.content === Hidden && h('span', { class: 'muted' }, 'words hidden')),
        event.content && event.content !== Hidden && h('span', { class: 'said' }, event.content),
        event.sentence && h('p', null, event.sentence),
        event.detail && event.detail !== event.reason && h('p', null, event.detail))),
  };
}
