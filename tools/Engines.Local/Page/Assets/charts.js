import { svg, attribute, text } from './dom.js';

const [Width, Height] = [120, 24];

// Said in numbers beside it, so it is decoration for those who listen.
export function spark() {
  const area = svg('polygon');
  const line = svg('polyline');
  return {
    node: svg('svg', { class: 'spark', viewBox: `0 0 ${Width} ${Height}`, 'aria-hidden': 'true', preserveAspectRatio: 'none' }, area, line),
    update(values) {
      const most = Math.max(1, ...values);
      const points = values.map((value, index) => `${(index * Width / (values.length - 1)).toFixed(1)},${(Height - 2 - value / most * (Height - 4)).toFixed(1)}`);
      attribute(line, 'points', points.join(' '));
      attribute(area, 'points', `0,${Height - 1} ${points.join(' ')} ${Width},${Height - 1}`);
    },
  };
}

const Chart = { width: 236, height: 112, top: 14, foot: 16 };

// A bar for each step of duration, and the same in words.
export function bars() {
  const node = svg('svg', { class: 'bars', viewBox: `0 0 ${Chart.width} ${Chart.height}`, role: 'img' });
  let drawn = '';
  return {
    node,
    update(buckets) {
      const wanted = JSON.stringify(buckets);
      if (wanted === drawn) return;
      drawn = wanted;
      attribute(node, 'aria-label', described(buckets));
      node.replaceChildren(...draw(buckets));
    },
  };
}

function draw(buckets) {
  const base = Chart.height - Chart.foot;
  const title = svg('text', { x: 0, y: 9 });
  text(title, 'How long invocations took');
  const ground = svg('rect', { class: 'base', x: 0, y: base, width: Chart.width, height: 1 });
  if (buckets.length === 0) {
    const none = svg('text', { x: Chart.width / 2, y: base / 2 + 10, 'text-anchor': 'middle' });
    text(none, 'nothing measured yet');
    return [title, none, ground];
  }
  const most = Math.max(1, ...buckets.map(bucket => bucket.count));
  const step = Chart.width / buckets.length;
  return [title, ground, ...buckets.flatMap((bucket, index) => {
    const height = bucket.count === 0 ? 0 : Math.max(2, bucket.count / most * (base - Chart.top - 6));
    const label = svg('text', { x: index * step + step / 2, y: Chart.height - 4, 'text-anchor': 'middle' });
    text(label, buckets.length > 9 && index % 2 === 1 ? '' : short(bucket.up_to_ms));
    return [svg('rect', { x: index * step + 1.5, y: base - height, width: Math.max(1, step - 3), height, rx: 1.5 }), label];
  })];
}

function short(milliseconds) {
  if (milliseconds === null) return '∞';
  return milliseconds < 1000 ? `${milliseconds}` : `${milliseconds / 1000}s`;
}

function described(buckets) {
  const total = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  if (total === 0) return 'How long invocations took: nothing measured yet';
  const parts = buckets.filter(bucket => bucket.count > 0).map(bucket => `${bucket.count} ${bucket.up_to_ms === null ? 'longer' : `up to ${bucket.up_to_ms} milliseconds`}`);
  return `How long invocations took: ${parts.join(', ')}`;
}
