import { attribute, text } from './dom.js';

const Next = { auto: 'light', light: 'dark', dark: 'auto' };
const Names = { auto: 'Auto', light: 'Light', dark: 'Dark' };

// Follows the system until somebody decides otherwise; the choice is this browser's.
export function setUpTheme(button) {
  let chosen = Names[localStorage.getItem('theme')] ? localStorage.getItem('theme') : 'auto';

  function apply() {
    attribute(document.documentElement, 'data-theme', chosen === 'auto' ? null : chosen);
    text(button, `◐ ${Names[chosen]}`);
    attribute(button, 'aria-label', `Colours: ${Names[chosen]}. Change to ${Names[Next[chosen]]}.`);
  }

  button.addEventListener('click', () => {
    chosen = Next[chosen];
    localStorage.setItem('theme', chosen);
    apply();
  });
  apply();
}
