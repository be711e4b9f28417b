import { clock } from './format.js';

// Three times the server's heartbeat.
const SilenceMax = 30_000;
const Pause = 1_500;

// A browser opens six connections to one host at most, so a window that nobody sees gives its own back.
export function follow(onState, onStatus) {
  let source = null;
  let watchdog = 0;

  function open() {
    close();
    source = new EventSource('/api/events');
    source.addEventListener('message', event => {
      const frame = JSON.parse(event.data);
      heard(frame.now);
      onState(frame.state);
    });
    source.addEventListener('heartbeat', event => heard(Number(event.data)));
    source.addEventListener('error', () => {
      onStatus('lost');
      if (source?.readyState === EventSource.CLOSED) retry();
    });
  }

  function heard(now) {
    clock.set(now);
    onStatus('live');
    clearTimeout(watchdog);
    watchdog = setTimeout(() => { onStatus('lost'); open(); }, SilenceMax);
  }

  function retry() {
    clearTimeout(watchdog);
    watchdog = setTimeout(open, Pause);
  }

  function close() {
    clearTimeout(watchdog);
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else open();
  });
  open();
}
