// Elements are made by calls and filled by text alone: nothing that a message says can become markup.

const Svg = 'http://www.w3.org/2000/svg';

export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function svg(tag, properties, ...children) {
  return fill(document.createElementNS(Svg, tag), properties, children);
}

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

// Touches the tree only where something differs, so that nothing is drawn or read out twice.
export function text(node, value) {
  const wanted = value === null || value === undefined ? '' : String(value);
  if (node.textContent !== wanted) node.textContent = wanted;
}

export function attribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

// Keeps one child for each item, in their order, and the focus where it is. make(item) gives { node, update }.
export function keyed(parent, items, keyOf, make) {
  const kept = parent.kept ??= new Map();
  const wanted = new Set(items.map(keyOf));
  for (const [key, row] of kept) {
    if (wanted.has(key)) continue;
    row.node.remove();
    kept.delete(key);
  }
  let before = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let row = kept.get(key);
    if (!row) kept.set(key, row = make(item));
    row.update?.(item);
    if (row.node === before) before = before.nextElementSibling;
    else parent.insertBefore(row.node, before);
  }
}

// A list whose rows stay where they are while what they show changes: the newest is always the first, and nothing on the page moves.
// It rests while somebody points at it or has the focus in it, so that nobody opens what was there a moment ago.
export function slots(parent, items, count, make) {
  const rows = parent.slotRows ??= Array.from({ length: count }, () => {
    const row = make();
    parent.append(row.node);
    return row;
  });
  if (parent.filled && parent.matches(':hover, :focus-within')) return false;
  parent.filled = items.length > 0;
  rows.forEach((row, index) => {
    row.node.classList.toggle('blank', index >= items.length);
    row.update(items[index] ?? null);
  });
  return true;
}
