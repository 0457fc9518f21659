'use strict';
// Two hot functions of known proportion and a little allocation.
function spin(n) { let x = 7; for (let i = 0; i < n; i++) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; } return x; }
function parse(n) { let s = 0; for (let i = 0; i < n; i++) s += JSON.parse('{"a":[1,2,3],"b":"' + i + '"}').a.length; return s; }
function light() { return spin(2e6); }
function heavy() { return spin(6e6) + parse(8000); }
const until = Date.now() + 250;
let s = 0;
while (Date.now() < until) { s += light() + heavy(); }
console.log(s);
