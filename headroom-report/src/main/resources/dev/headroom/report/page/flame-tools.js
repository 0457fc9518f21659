'use strict';
/* The tools above a flame graph. They hold no state: a press tells the panel, which then says what they are to show. */
(function (H) {
  const BY = [['function', 'Functions', 'Every function a box (1)'], ['package', 'Packages', 'Every package a box (2)'],
    ['thread', 'Threads', 'Threads next to the root (3)']];

  class FlameTools {
    constructor(panel) {
      this.panel = panel;
      this.types = group('Sample type');
      this.views = group('Boxes');
      this.stand = group('Direction');
      this.colors = group('Colours');
      this.callers = button('flame-callers', 'Callers', 'From the leaves to their callers (r)',
          () => panel.show({ callers: !panel.callers }));
      this.table = button('flame-table', 'Table', 'All functions with self and total (t)', () => panel.toggleTable());
      this.out = button('flame-out', 'Zoom out', 'Esc or Backspace', () => panel.zoomOut());
      this.input = H.el('input', { type: 'search', id: 'flame-search', placeholder: 'Search (regex)   /', spellcheck: 'false',
        autocomplete: 'off', 'aria-label': 'Search by regular expression', 'aria-describedby': 'flame-matched' });
      this.before = button('flame-before', '\u2039', 'Match before (N)', () => panel.search.step(-1));
      this.next = button('flame-next', '\u203a', 'Next match (n)', () => panel.search.step(1));
      this.before.setAttribute('aria-label', 'Match before');
      this.next.setAttribute('aria-label', 'Next match');
      this.matched = H.el('output', { id: 'flame-matched', class: 'number', 'aria-live': 'polite' });
      this.position = H.el('output', { id: 'flame-position', class: 'number dim', 'aria-live': 'polite' });
      this.input.addEventListener('input', () => {
        panel.search.run();
        panel.link(false);
      });
      this.input.addEventListener('keydown', (event) => this.searchKey(event));
      this.stepping(false);
    }

    rows() {
      const { panel } = this;
      return [
        H.el('div', { class: 'tools' }, this.types, this.views, this.stand, this.callers, this.table, this.colors),
        H.el('div', { class: 'tools' }, this.input, this.before, this.next, this.matched, this.position,
            H.el('span', { class: 'gap' }), this.out,
            button('flame-reset', 'Reset', 'Whole graph, no search (0)', () => panel.reset()),
            button('flame-help', '?', 'Keys (?)', () => panel.help.open())),
      ];
    }

    searchKey(event) {
      const { panel } = this;
      if (event.key === 'Escape') {
        panel.search.clear();
        panel.active.host.focus();
      } else if (event.key === 'Enter') {
        panel.search.step(event.shiftKey ? -1 : 1);
      }
      if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
    }

    stepping(possible) {
      this.before.disabled = !possible;
      this.next.disabled = !possible;
      this.position.textContent = '';
    }

    update() {
      const { panel } = this;
      H.fill(this.types, panel.profiles().map((profile) => choice(profile.type, profile.type === panel.type,
          () => panel.show({ type: profile.type }), { 'data-type': profile.type, title: samplesOf(profile) },
          !profile.measured && H.el('small', {}, H.count(sum(profile.samples))))));
      H.fill(this.views, BY.filter(([by]) => panel.can(by)).map(([by, label, title]) =>
        choice(label, by === panel.by, () => panel.show({ by }), { 'data-by': by, title })));
      H.fill(this.stand, [['flame', 'Flame', 'Root at the bottom (i)'], ['icicle', 'Icicle', 'Root on top (i)']]
          .map(([id, label, title]) => choice(label, panel.icicle === (id === 'icicle'),
              () => panel.turn(id === 'icicle'), { 'data-stand': id, title })));
      H.fill(this.colors, [[false, 'By package', 'package'], [true, 'By kind', 'kind']]
          .map(([byKind, label, id]) => choice(label, panel.colors.byKind === byKind, () => panel.paint(byKind),
              { 'data-colors': id, title: 'Colours (c)' })));
      this.colors.hidden = !panel.knowsKinds;
      this.views.hidden = this.views.childElementCount < 2;
      this.callers.setAttribute('aria-pressed', String(panel.callers));
      this.callers.disabled = panel.focus >= 0;
      this.table.setAttribute('aria-pressed', String(!panel.table.hidden));
    }
  }

  function button(id, label, title, onclick) {
    return H.el('button', { type: 'button', class: 'quiet', id, title, onclick }, label);
  }

  function group(label) {
    return H.el('div', { class: 'switch', role: 'group', 'aria-label': label });
  }

  function choice(label, pressed, onclick, attributes, ...more) {
    return H.el('button', { type: 'button', 'aria-pressed': String(pressed), onclick, ...attributes }, label, more);
  }

  function samplesOf(profile) {
    return (profile.measured ? '' : H.counted(sum(profile.samples), 'sample') + ', ') + H.value(profile.unit, sum(profile.weights));
  }

  function sum(values) {
    return values.reduce((total, value) => total + value, 0);
  }

  Object.assign(H, { FlameTools, sum });
})(Headroom);
