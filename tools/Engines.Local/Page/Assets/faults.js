import { h, text } from './dom.js';
import { get, post, path } from './api.js';
import { outcome, attempt } from './outcome.js';

// Where a switch starts that never had a share.
const FirstShare = 25;

// Longer than it takes until the next look at the cloud has come.
const Settling = 1_500;

export function faults() {
  const cells = new Map();
  const body = h('section', { class: 'panel', 'aria-labelledby': 'faults' });
  const off = h('button', { type: 'button', onclick: () => attempt(async () => outcome(await post(path('faults', 'off')))) }, 'Switch all off');
  let latest = null;
  const node = h('div', { class: 'view' },
    h('div', { class: 'head' }, h('h1', { id: 'faults' }, 'Faults at the providers'), h('span', { class: 'muted' }, 'the share of calls that meet each; the first in the list that hits wins'), h('span', { class: 'space' }), off),
    body);

  attempt(async () => {
    const { providers, switches } = await get(path('faults'));
    body.append(h('div', { class: 'scroll' }, h('table', { class: 'faults' },
      h('caption', { class: 'unseen' }, 'Share of the calls that meet a fault, for each provider'),
      h('colgroup', null, h('col', { width: '28%' }), providers.map(() => h('col'))),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'What goes wrong'), providers.map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', null, switches.map(one => h('tr', null,
        h('th', { scope: 'row', class: 'name' }, h('strong', null, one.name), h('small', null, one.description)),
        providers.map(provider => h('td', null, cell(one.name, provider)))))))));
    if (latest) show(latest);
  });

  function cell(name, provider) {
    const where = `${name} at ${provider}`;
    const box = h('input', { type: 'checkbox', role: 'switch', 'aria-label': where, onchange: () => set(box.checked ? Number(range.value) || FirstShare : 0) });
    const range = h('input', { type: 'range', min: 0, max: 100, step: 1, value: FirstShare, 'aria-label': `Share of ${where}, in per cent`, oninput: say, onchange: () => set(Number(range.value)) });
    const output = h('output', null, 'off');
    let settled = 0;
    const node = h('div', { class: 'cell' }, h('span', { class: 'switch' }, box, h('span', { class: 'track', 'aria-hidden': 'true' })), range, output);
    function say() {
      text(output, `${range.value} %`);
    }
    async function set(percent) {
      settled = Date.now() + Settling;
      draw(percent);
      const answer = await attempt(() => post(path('faults'), { name, provider, share: percent / 100 }));
      if (answer) outcome(answer);
      else settled = 0;
    }
    function draw(percent) {
      box.checked = percent > 0;
      node.classList.toggle('on', percent > 0);
      if (percent > 0 && document.activeElement !== range) range.value = percent;
      text(output, percent > 0 ? `${percent} %` : 'off');
    }
    // A look that was taken before the switch was thrown says nothing about it.
    function follow(percent) {
      if (Date.now() > settled && !range.matches(':active')) draw(percent);
    }
    cells.set(`${name} ${provider}`, follow);
    return node;
  }

  function show(state) {
    const shares = new Map(state.faults.map(one => [`${one.name} ${one.provider}`, Math.round(one.share * 100)]));
    for (const [key, follow] of cells) follow(shares.get(key) ?? 0);
    off.disabled = state.faults.length === 0;
  }

  return {
    title: 'Faults',
    node,
    update(state) {
      latest = state;
      show(state);
    },
  };
}
