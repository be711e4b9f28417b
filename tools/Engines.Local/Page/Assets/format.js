import { h, text } from './dom.js';

// What the server puts in the place of what people said.
export const Hidden = '•••';

// The queues and functions of one cloud begin alike. What they have in common is left out, and stands once above them.
let common = '';

export const names = {
  learn(state) {
    const own = [...state.functions.map(one => one.name), ...state.queues.filter(queue => queue.source || queue.is_requests).map(queue => queue.name)].map(name => name.split('-'));
    const parts = own[0] ?? [];
    const length = parts.findIndex((part, index) => own.some(other => other[index] !== part || other.length <= index + 1));
    common = length > 0 ? `${parts.slice(0, length).join('-')}-` : '';
  },
  get common() { return common; },
};

export const short = name => (common !== '' && name.startsWith(common) ? name.slice(common.length) : name);

let offset = 0;

export const clock = {
  set(serverNow) { offset = serverNow - Date.now(); },
  now() { return Date.now() + offset; },
};

export function age(at) {
  if (!at) return '–';
  const seconds = Math.max(0, Math.round((clock.now() - at) / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

export function until(at) {
  if (!at) return '–';
  const seconds = Math.round((at - clock.now()) / 1000);
  if (seconds <= 0) return 'now';
  if (seconds < 100) return `in ${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `in ${minutes} min` : `in ${Math.round(minutes / 60)} h`;
}

const Times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

export const time = at => at ? Times.format(at) : '–';

// A provider's time is known to the second only, and says no more than that.
export const timeExact = at => !at ? '–' : at % 1000 === 0 ? Times.format(at) : `${Times.format(at)}.${String(at % 1000).padStart(3, '0')}`;

export const count = number => number.toLocaleString('en');

export function bytes(size) {
  return size < 1024 ? `${size} B` : size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

const Tones = {
  delivered: 'good', read: 'good', answered: 'good', visible: 'info',
  sent: 'info', open: 'info',
  retry_wait: 'warn', unconfirmed: 'warn', handed_off: 'warn', unmatched: 'warn', 'in flight': 'warn',
  failed: 'bad', error: 'bad', crashed: 'bad', 'timed out': 'bad', 'out of memory': 'bad',
};

export const tone = status => Tones[status] ?? '';

export const words = status => (status ?? '').replaceAll('_', ' ');

export function chip(status) {
  const node = h('span', { class: 'chip' });
  setChip(node, status);
  return node;
}

export function setChip(node, status) {
  text(node, words(status) || '–');
  const wanted = `chip ${tone(status)}`.trim();
  if (node.className !== wanted) node.className = wanted;
}
