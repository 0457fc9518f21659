'use strict';
/* The colour of a function: by its package, and by its kind where it is not the program's own code. */
(function (H) {
  const HUES = [34, 172, 262, 205, 336, 96, 8, 226];
  const FIXED = { jdk: [215, 16], native: [40, 5], kernel: [18, 22], other: [60, 12] };
  const PLATFORM = /^(java|javax|jdk|sun|com\.sun)[./]/;

  /** Groups by package, the most frequent in the tables first; beyond the palette all are "other". */
  function flameColors(flame) {
    const groups = flame.names.map((name, i) => groupOf(name, flame.kinds[i]));
    const nodes = new Map();
    for (const fn of flame.functions) nodes.set(groups[fn], (nodes.get(groups[fn]) || 0) + 1);
    const ranked = [...nodes.entries()].filter(([group]) => !FIXED[group]).sort((a, b) => b[1] - a[1]);
    const hues = new Map(ranked.slice(0, HUES.length).map(([group], i) => [group, HUES[i]]));
    const shown = groups.map((group) => (FIXED[group] || hues.has(group) ? group : 'other'));

    function tone(group) {
      return FIXED[group] || [hues.get(group), H.isDark() ? 42 : 66];
    }

    return {
      group: (fn) => shown[fn],
      /** Lightness differs a little by function, so that neighbours can be told apart. */
      fill(fn) {
        const [hue, saturation] = tone(shown[fn]);
        const shade = (hash(flame.names[fn]) % 9) - 4;
        return `hsl(${hue} ${saturation}% ${(H.isDark() ? 35 : 80) + shade}%)`;
      },
      swatch(group) {
        const [hue, saturation] = tone(group);
        return `hsl(${hue} ${saturation}% ${H.isDark() ? 40 : 74}%)`;
      },
    };
  }

  function groupOf(name, kind) {
    if (kind === 'k') return 'kernel';
    if (PLATFORM.test(name)) return 'jdk';
    if (kind === 'n') return 'native';
    const slash = name.lastIndexOf('/');
    if (slash >= 0 && /^[\w.\-]+\//.test(name)) {
      return name.slice(0, slash + 1) + name.slice(slash + 1).split('.')[0];
    }
    const parts = name.split('.');
    if (parts.length >= 4) return parts.slice(0, 2).join('.');
    return parts.length >= 2 && /^[A-Za-z_$][\w$]*$/.test(parts[0]) ? parts[0] : 'other';
  }

  function hash(text) {
    let value = 0;
    for (let i = 0; i < text.length; i++) value = (value * 31 + text.charCodeAt(i)) >>> 0;
    return value;
  }

  H.flameColors = flameColors;
})(Headroom);
