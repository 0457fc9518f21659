'use strict';
/* Numbers as people read them: three significant digits, the unit that fits, and a dash where there is none. */
const Headroom = {};

(function () {
  const NONE = '\u2013';
  const DURATIONS = [[1e9, 's'], [1e6, 'ms'], [1e3, '\u00b5s'], [1, 'ns']];
  const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

  function known(value) {
    return typeof value === 'number' && Number.isFinite(value);
  }

  function threeDigits(value) {
    const size = Math.abs(value);
    return value.toFixed(size >= 99.95 || size === 0 ? 0 : size >= 9.995 ? 1 : 2);
  }

  function duration(nanos) {
    if (!known(nanos)) return NONE;
    const [factor, symbol] = DURATIONS.find(([f]) => Math.abs(nanos) >= f * 0.9995) || DURATIONS[3];
    return (factor === 1 ? nanos.toFixed(0) : threeDigits(nanos / factor)) + ' ' + symbol;
  }

  function bytes(count) {
    if (!known(count)) return NONE;
    let value = count;
    let unit = 0;
    while (Math.abs(value) >= 1023.5 && unit < SIZES.length - 1) {
      value /= 1024;
      unit++;
    }
    return (unit === 0 ? value.toFixed(0) : threeDigits(value)) + ' ' + SIZES[unit];
  }

  function count(value) {
    return known(value) ? Math.round(value).toLocaleString('en-US') : NONE;
  }

  function ratio(value) {
    if (!known(value)) return NONE;
    return Math.abs(value) >= 1000 ? count(value) : String(Number(value.toPrecision(3)));
  }

  /** A share from 0 to 1; never 0 % for something that is there. */
  function percent(share) {
    if (!known(share)) return NONE;
    const value = share * 100;
    if (value > 0 && value < 0.01) return '<0.01 %';
    return (value >= 99.95 || value === 0 ? value.toFixed(0) : value >= 9.95 ? value.toFixed(1) : value.toFixed(2)) + ' %';
  }

  function value(unit, number) {
    switch (unit) {
      case 'nanoseconds': return duration(number);
      case 'bytes': return bytes(number);
      case 'ratio': return percent(number);
      case 'count': case 'samples': return count(number);
      default: return known(number) ? ratio(number) + ' ' + unit : NONE;
    }
  }

  /** The 95 % score interval of Wilson (1927) of a share. */
  function wilson(successes, trials) {
    if (trials <= 0) return { low: 0, best: 0, high: 1 };
    const z = 1.959963984540054;
    const share = Math.min(1, successes / trials);
    const z2 = (z * z) / trials;
    const centre = (share + z2 / 2) / (1 + z2);
    const half = (z / (1 + z2)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials));
    return { low: Math.max(0, centre - half), best: share, high: Math.min(1, centre + half) };
  }

  function range(interval) {
    return percent(interval.low).replace(' %', '') + '\u2013' + percent(interval.high);
  }

  /**
   * The interval of a weight's share: that of the samples' share, scaled where samples weigh differently. Empty where no
   * samples were counted.
   */
  function shareRange(weight, allWeight, samples, allSamples) {
    if (!(allSamples > 0) || !(allWeight > 0) || (samples === 0 && weight > 0)) return '';
    const interval = wilson(samples, allSamples);
    const scale = interval.best > 0 ? weight / allWeight / interval.best : 1;
    return range({ low: interval.low * scale, high: Math.min(1, interval.high * scale) });
  }

  /** A round duration for an axis: "30 ms". */
  function shortDuration(nanos) {
    const [factor, symbol] = DURATIONS.find(([f]) => nanos >= f) || DURATIONS[3];
    return Number((nanos / factor).toPrecision(3)) + ' ' + symbol;
  }

  /** As much of a text as a number of letters holds. */
  function cut(text, letters) {
    return text.length <= letters ? text : text.slice(0, letters - 1) + '\u2026';
  }

  /** "1 function", "1,204 functions". */
  function counted(number, noun) {
    return count(number) + ' ' + noun + (number === 1 ? '' : 's');
  }

  /** A class and a method, where a name has them. */
  function shortName(name) {
    const end = name.search(/[(<[{ ]/);
    const start = (end < 0 ? name : name.slice(0, end)).replace(/^.*\//, '');
    return start.split('.').slice(-2).join('.') + (end < 0 ? '' : name.slice(end, end + 24));
  }

  function when(instant) {
    return instant.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC');
  }

  Object.assign(Headroom, { known, duration, bytes, count, ratio, percent, value, wilson, range,
    shareRange, shortDuration, cut, counted, shortName, when, NONE });
})();
