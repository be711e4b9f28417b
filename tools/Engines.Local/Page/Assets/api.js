// Addresses and contents stay hidden until somebody switches them on, and are hidden again with the next load.
export const reveal = { on: false };

const token = document.querySelector('meta[name="page-token"]').content;

async function read(response) {
  const answer = await response.json().catch(() => ({ problem: `The page's server answered ${response.status}.` }));
  if (!response.ok) throw new Error(answer.problem ?? `The page's server answered ${response.status}.`);
  return answer;
}

export async function get(path, shows = reveal.on) {
  return read(await fetch(shows ? `${path}?reveal=1` : path));
}

export async function post(path, body = {}) {
  return read(await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Page-Token': token },
    body: JSON.stringify(body),
  }));
}

export const path = (...parts) => '/api/' + parts.map(encodeURIComponent).join('/');

// Reads again whenever asked, never twice at once, and never shows an older answer over a newer one.
export function reader(load, show, fail = () => {}) {
  let running = false;
  let again = false;
  return async function refresh() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      try {
        show(await load());
      } catch (problem) {
        fail(problem);
      }
    } while (again);
    running = false;
  };
}
