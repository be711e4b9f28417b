import { h, text } from './dom.js';
import { get, post, path, reveal } from './api.js';
import { bytes, chip, short, timeExact, until } from './format.js';
import { prose } from './prose.js';
import { outcome, attempt } from './outcome.js';

let dialogs = 0;

// The browser keeps the focus inside, closes with Escape, and gives the focus back.
function show(title, body, ...buttons) {
  const id = `dialog-${++dialogs}`;
  const close = h('button', { type: 'button', class: 'plain', 'aria-label': 'Close', onclick: () => dialog.close() }, '✕');
  const dialog = h('dialog', { 'aria-labelledby': id },
    h('header', null, h('h2', { id }, title), close),
    h('div', { class: 'body' }, body),
    buttons.length > 0 && h('footer', null, buttons));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function confirm(title, question, label, act) {
  const dialog = show(title, h('p', null, question),
    h('button', { type: 'button', autofocus: true, onclick: () => dialog.close() }, 'Cancel'),
    h('button', { type: 'button', class: 'main danger', onclick: () => { dialog.close(); act(); } }, label));
}

export async function explain(reason) {
  await attempt(async () => {
    const page = await get(path('reasons', reason));
    show(page.reason, h('div', { class: 'prose' }, page.sentence && h('p', null, page.sentence), prose(page.text, explain)));
  });
}

export function reasonButton() {
  const node = h('button', { type: 'button', class: 'link', onclick: () => explain(node.textContent) });
  return node;
}

export async function openMessage(queue, id) {
  await attempt(async () => {
    const message = await get(path('queues', queue, 'messages', id));
    const rows = [
      ['Id', h('code', null, message.id)],
      ['State', chip(message.state)],
      ['Deliveries', String(message.receive_count)],
      ['Sent', timeExact(message.sent_at)],
      ['Visible', message.state === 'visible' ? 'now' : until(message.visible_at)],
      ...Object.entries(message.attributes).map(([name, value]) => [name, name === 'reason' ? h('button', { type: 'button', class: 'link', onclick: () => explain(value) }, value) : h('code', null, value)]),
    ];
    show(`Message in ${short(queue)}`, [
      h('table', null, h('caption', { class: 'unseen' }, 'State and attributes'), h('tbody', null, rows.map(([name, value]) => h('tr', null, h('th', { scope: 'row' }, name), h('td', null, value))))),
      message.is_masked && h('p', { class: 'note' }, 'Addresses and contents are hidden. “Show addresses” in the bar shows them.'),
      h('pre', { tabindex: '0', 'aria-label': `Body, ${bytes(message.bytes)}` }, pretty(message.body)),
    ]);
  });
}

export async function openInvocation(name, id) {
  await attempt(async () => {
    const one = await get(path('functions', name, 'invocations', id));
    show(`Invocation of ${short(name)}`, [
      h('p', null, chip(one.end), ` after ${one.duration_ms} ms`, one.failure && h('span', { class: 'muted' }, `  ${one.failure}`)),
      h('pre', { tabindex: '0', 'aria-label': 'The end of its log' }, one.log || 'It wrote nothing.'),
    ]);
  });
}

export function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export function problemOf(body) {
  try {
    const value = JSON.parse(body);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? '' : 'The body is not a JSON object.';
  } catch (mistake) {
    return `The body is not JSON: ${mistake.message}`;
  }
}

function editor(initial) {
  const problem = h('p', { class: 'problem', id: `problem-${dialogs}`, role: 'status' });
  const area = h('textarea', { id: `body-${dialogs}`, rows: '16', spellcheck: 'false', 'aria-describedby': problem.id, oninput: check });
  const set = body => { area.value = body; check(); };
  function check() {
    const found = problemOf(area.value);
    text(problem, found);
    area.setAttribute('aria-invalid', String(found !== ''));
    return found === '';
  }
  set(initial);
  return { area, check, set, node: h('div', { class: 'field' }, h('label', { for: area.id }, 'Body'), area, problem) };
}

function submit(dialog, form, address, then) {
  return async () => {
    if (!form.check()) {
      form.area.focus();
      return;
    }
    await attempt(async () => {
      const answer = await post(address, { body: form.area.value });
      dialog().close();
      outcome(answer);
      then?.(answer);
    });
  };
}

export async function send(queue) {
  await attempt(async () => {
    const examples = await get(path('examples'));
    const form = editor(examples[0]?.body ?? '{}');
    const choice = h('select', { id: `example-${dialogs}`, onchange: () => form.set(examples[choice.selectedIndex].body) }, examples.map(example => h('option', null, example.name)));
    const dialog = show(`Send to ${short(queue)}`,
      [h('div', { class: 'field' }, h('label', { for: choice.id }, 'Start from an example of the contract'), choice), form.node],
      h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
      h('button', { type: 'button', class: 'main', onclick: submit(() => dialog, form, path('queues', queue, 'send')) }, 'Send'));
    form.area.focus();
  });
}

// A body that is half hidden cannot be edited, so it is shown whole, after a question if addresses are hidden.
export async function editAndResend(letter, source, then) {
  const form = editor('{}');
  const area = h('div', { class: 'body-area' });
  const go = h('button', { type: 'button', class: 'main', onclick: submit(() => dialog, form, path('dead-letters', letter.queue, letter.id, 'resend'), then) }, `Send to ${short(source)}`);
  const dialog = show('Edit and send as a new message',
    [letter.detail && h('p', { class: 'muted' }, letter.detail), area],
    h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), go);
  go.disabled = true;

  async function load() {
    await attempt(async () => {
      form.set(pretty((await get(path('queues', letter.queue, 'messages', letter.id), true)).body));
      area.replaceChildren(form.node);
      go.disabled = false;
      form.area.focus();
    });
  }

  if (reveal.on) {
    await load();
  } else {
    const ask = h('button', { type: 'button', onclick: load }, 'Show the body');
    area.replaceChildren(h('p', { class: 'note' }, h('span', null, 'The body may have an address in it.'), ask));
    ask.focus();
  }
}
