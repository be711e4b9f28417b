import { h, text } from './dom.js';
import { count, short } from './format.js';
import { bars } from './charts.js';
import { post, path } from './api.js';
import { outcome, attempt } from './outcome.js';

const Figures = [
  ['invocations', 'Invocations'], ['cold_starts', 'Cold starts'], ['throttled', 'Throttled', true],
  ['errors', 'Errors', true], ['crashed', 'Crashed', true], ['timed_out', 'Timed out', true],
];

export function functionCard(one) {
  const id = `function-${one.name}`;
  const boxes = h('span', { class: 'boxes', 'aria-hidden': 'true' });
  const said = h('span');
  const figures = Object.fromEntries(Figures.map(([name]) => [name, h('dd', null, '0')]));
  const chart = bars();
  const kill = () => attempt(async () => outcome(await post(path('functions', one.name, 'kill'))));
  return {
    node: h('section', { class: 'panel function', 'aria-labelledby': id },
      h('header', null, h('h2', { id }, h('a', { href: `#/functions/${encodeURIComponent(one.name)}`, title: one.name }, short(one.name))), h('span', { class: 'muted' }, 'function'), h('span', { class: 'space' }),
        h('button', { type: 'button', class: 'danger', 'aria-label': `Kill a process of ${short(one.name)}`, onclick: kill }, 'Kill a process')),
      h('div', { class: 'body' },
        h('div', null,
          h('p', { class: 'processes' }, boxes, said),
          h('dl', { class: 'figures' }, Figures.map(([name, label]) => h('div', null, h('dt', null, label), figures[name])))),
        chart.node)),
    update(now) {
      const kinds = [...Array(now.busy).fill('busy'), ...Array(now.idle).fill('idle'), ...Array(now.starting).fill('starting')];
      while (kinds.length < Math.min(now.processes_max, 12)) kinds.push('none');
      while (boxes.childElementCount < kinds.length) boxes.append(h('span', { class: 'box' }));
      [...boxes.children].forEach((box, index) => { box.className = `box ${kinds[index] ?? 'none'}`; });
      text(said, `${now.busy} busy, ${now.idle} idle, ${now.starting} starting of ${now.processes_max}`);
      for (const [name, , isBad] of Figures) {
        text(figures[name], count(now[name]));
        figures[name].className = isBad && now[name] > 0 ? 'bad' : '';
      }
      chart.update(now.durations);
    },
  };
}
