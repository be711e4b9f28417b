import { h } from './dom.js';

const region = document.getElementById('outcome');

// Read out politely; stays until it is closed or something else happens.
export function outcome(answer, isBad = false) {
  const close = h('button', { type: 'button', class: 'plain', 'aria-label': 'Dismiss', onclick: () => region.replaceChildren() }, '✕');
  region.replaceChildren(h('div', { class: isBad ? 'card bad' : 'card' },
    h('span', null, answer.message),
    answer.conversation && h('a', { href: `#/conversations/${answer.conversation}` }, 'Open the conversation'),
    close));
}

// It was about what is not shown any more.
export const dismiss = () => region.replaceChildren();

export async function attempt(act) {
  try {
    return await act();
  } catch (problem) {
    outcome({ message: problem.message }, true);
    return null;
  }
}
