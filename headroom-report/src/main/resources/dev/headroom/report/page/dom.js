'use strict';
/* Elements. Whatever was measured enters the page here, as text and never as markup. */
(function (H) {
  /** el('td', {class: 'number', onclick: f}, 'text', element…); null attributes and children are left out. */
  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (name === 'class') element.className = value;
      else element.setAttribute(name, value === true ? '' : value);
    }
    append(element, children);
    return element;
  }

  function append(element, children) {
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined && child !== false) element.append(child);
    }
  }

  function byId(id) {
    return document.getElementById(id);
  }

  /** Replaces what an element holds. */
  function fill(element, ...children) {
    element.textContent = '';
    append(element, children);
    return element;
  }

  function data() {
    return JSON.parse(byId('data').textContent);
  }

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  const themeListeners = [];
  const system = matchMedia('(prefers-color-scheme: dark)');

  function isDark() {
    return document.documentElement.dataset.theme === 'dark';
  }

  function onTheme(listener) {
    themeListeners.push(listener);
  }

  function setTheme(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    const button = byId('theme');
    button.textContent = dark ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to the ' + (dark ? 'light' : 'dark') + ' theme');
    themeListeners.forEach((listener) => listener());
  }

  /** Follows the system until a reader chooses. */
  function startTheme() {
    const follow = () => setTheme(system.matches);
    system.addEventListener('change', follow);
    byId('theme').addEventListener('click', () => {
      system.removeEventListener('change', follow);
      setTheme(!isDark());
    });
    follow();
  }

  /** A verdict as a word with its colour; the word alone carries the meaning. */
  function verdict(id) {
    return el('span', { class: 'verdict ' + id }, id);
  }

  /** Beside the pointer, and within the window. */
  function placeTip(tip, event) {
    const right = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
    const below = event.clientY + 18 + tip.offsetHeight < innerHeight;
    tip.style.left = Math.max(4, right) + 'px';
    tip.style.top = (below ? event.clientY + 18 : event.clientY - tip.offsetHeight - 10) + 'px';
  }

  Object.assign(H, { placeTip, el, byId, fill, data, color, isDark, onTheme, startTheme, verdict });
})(Headroom);
