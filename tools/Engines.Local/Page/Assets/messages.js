import { h, attribute, slots, text } from './dom.js';
import { chip, setChip, time, words } from './format.js';
import { get, post, path, reader } from './api.js';

const Shown = 16;

export function messages(_, { searched }) {
  const recent = h('tbody');
  const conversations = h('tbody');
  const rest = h('p', { class: 'muted' }, ' ');
  const hits = searched ? results(searched) : null;
  const node = h('div', { class: 'view' },
    h('h1', { class: 'unseen' }, 'Messages'),
    hits?.node,
    h('div', { class: 'columns', hidden: Boolean(searched) },
      h('section', { class: 'panel', 'aria-labelledby': 'recent' },
        h('header', null, h('h2', { id: 'recent' }, 'Recent messages'), h('span', { class: 'space' }), rest),
        h('div', { class: 'scroll' }, h('table', null,
          h('caption', { class: 'unseen' }, 'Messages about which a provider was called last, the newest first'),
          h('colgroup', null, h('col', { width: '94' }), h('col'), h('col', { width: '24%' }), h('col', { width: '72' }), h('col', { width: '124' })),
          head('Time', 'Request', 'Person', 'Over', 'Status'), recent))),
      h('section', { class: 'panel', 'aria-labelledby': 'conversations' },
        h('header', null, h('h2', { id: 'conversations' }, 'Conversations'), h('span', { class: 'muted' }, 'in which the person wrote')),
        h('div', { class: 'scroll' }, h('table', null,
          h('caption', { class: 'unseen' }, 'Conversations in which the person wrote or said what they want, the newest first'),
          h('colgroup', null, h('col', { width: '94' }), h('col'), h('col', { width: '90' }), h('col', { width: '124' })),
          head('Time', 'Project', 'Channel', 'Status'), conversations)))));

  const readRecent = reader(() => get(path('messages')), list => {
    const isFresh = slots(recent, list, Shown, recentRow);
    text(rest, isFresh ? '' : 'rests while you are in it');
  });
  const readConversations = reader(() => get(path('conversations')), list => slots(conversations, list, Shown, conversationRow));
  return {
    title: 'Messages',
    node,
    refresh(isForced) {
      if (hits) {
        hits.refresh();
        return;
      }
      if (isForced) recent.filled = false;
      readRecent();
      readConversations();
    },
  };
}

// Takes the place of the lists, so that nothing moves when the answer comes.
function results(query) {
  const title = h('span', { role: 'status' }, 'Searching …');
  const panel = h('section', { class: 'panel', 'aria-label': 'Search results' },
    h('header', null, h('h2', null, title), h('span', { class: 'space' }), h('a', { href: '#/messages/all' }, 'All messages')));
  const place = h('div');
  panel.append(place);
  // What was sent a moment ago may not have been read yet, so it looks again until there is something.
  let isDone = false;
  const refresh = reader(async () => isDone ? null : post(path('search'), { query }), hits => {
    if (isDone) return;
    isDone = hits.length > 0;
    text(title, isDone ? `${hits.length} found` : 'Nothing found');
    place.replaceChildren(found(hits));
  }, problem => text(title, problem.message));
  return { node: panel, refresh };
}

function found(hits) {
  if (hits.length === 0) return h('p', { class: 'body muted' }, 'There is no conversation with this request id, number, address or id. A request that nobody has read yet is in its queue.');
  return h('table', null,
    h('caption', { class: 'unseen' }, 'Conversations that were found'),
    h('colgroup', null, h('col', { width: '32%' }), h('col'), h('col', { width: '22%' }), h('col', { width: '90' }), h('col', { width: '124' })),
    head('Conversation', 'Request', 'Project', 'Channel', 'Status'),
    h('tbody', null, hits.map(hit => h('tr', null,
      h('td', null, h('a', { class: 'mono', href: `#/conversations/${hit.conversation}` }, hit.conversation)),
      h('td', null, h('code', null, hit.request_id ?? '')), h('td', null, hit.project), h('td', null, hit.channel ?? ''), h('td', null, chip(hit.status))))));
}

function head(...names) {
  return h('thead', null, h('tr', null, names.map(name => h('th', { scope: 'col' }, name))));
}

function recentRow() {
  const [at, person, provider] = [h('span'), h('span'), h('span')];
  const request = h('a', { href: '#/messages' });
  const status = chip('');
  return {
    node: h('tr', null, h('td', null, at), h('td', null, request), h('td', null, person), h('td', null, provider), h('td', null, status)),
    update(message) {
      text(at, message ? time(message.at) : '–');
      text(request, message?.request_id ?? '–');
      attribute(request, 'href', message ? `#/conversations/${message.conversation}` : '#/messages');
      attribute(request, 'title', message && `${message.request_id}: ${message.is_answer ? 'an answer' : message.template ?? 'a message'}`);
      text(person, message?.person ?? '–');
      text(provider, message?.provider ?? '–');
      setChip(status, message?.status);
      attribute(status, 'title', message?.reason);
    },
  };
}

function conversationRow() {
  const [at, channel] = [h('span'), h('span')];
  const project = h('a', { href: '#/messages' });
  const status = chip('');
  return {
    node: h('tr', null, h('td', null, at), h('td', null, project), h('td', null, channel), h('td', null, status)),
    update(entry) {
      text(at, entry ? time(entry.at) : '–');
      text(project, entry?.project ?? '–');
      attribute(project, 'href', entry ? `#/conversations/${entry.conversation}` : '#/messages');
      attribute(project, 'aria-label', entry && `${entry.project}, conversation ${entry.conversation}`);
      text(channel, entry?.channel ?? '–');
      setChip(status, entry?.is_opted_out ? 'opted_out' : entry?.status);
      attribute(status, 'title', entry?.reason && words(entry.reason));
    },
  };
}
