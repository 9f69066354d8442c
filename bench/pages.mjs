// pages.mjs: G11 and G12 against a running server: the first and a deep list page by key, the exact count, and 200 clients at once.
//   node bench/pages.mjs ADDRESS LOGIN PASSWORD ENTITY PID
// Prints "name<TAB>value<TAB>unit" lines. Loopback only; every loop is bounded.
import { readFileSync } from 'node:fs';

const [address, login, password, entity, pid] = process.argv.slice(2);
const api = `http://${address}/api/v1`;
let again = 0; // a kept connection that the server let go just then is asked anew, as browsers do
const get = async (path, token, tries = 5) => {
  try {
    return await fetch(api + path, { headers: { authorization: `Bearer ${token}` } });
  } catch (e) {
    if (tries === 0) throw e;
    again++;
    return get(path, token, tries - 1);
  }
};
const ask = async (path, token) => {
  const begun = performance.now();
  const answer = await get(path, token);
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
  return { ms: performance.now() - begun, body };
};
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const repeat = async (path, token, times = 11) => {
  const all = [];
  for (let i = 0; i < times; i++) all.push((await ask(path, token)).ms);
  return median(all).toFixed(1);
};

console.log(`idle resident\t${resident().toFixed(0)}\tMB`);
const session = await fetch(`${api}/session`, { method: 'POST', headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ login, password }) });
if (!session.ok) throw new Error(`login: ${session.status} ${await session.text()}`);
const { token } = await session.json();

const first = `/${entity}?limit=50`;
console.log(`first page of 50\t${await repeat(first, token)}\tms`);
let cursor = (await ask(first, token)).body.next, pages = 1, path = first;
const goal = 10000;
while (cursor && pages < goal) {
  const step = Math.min(500, (goal - pages) * 50);
  const page = (await ask(`/${entity}?limit=${step}&after=${cursor}`, token)).body;
  pages += step / 50;
  if (!page.next) break;
  cursor = page.next;
  path = `/${entity}?limit=50&after=${cursor}`;
}
console.log(`page ${Math.round(pages)} of 50\t${await repeat(path, token)}\tms`);
console.log(`exact count\t${await repeat(`/${entity}/count`, token)}\tms`);

let peak = 0;
const watch = setInterval(() => { peak = Math.max(peak, resident()); }, 50);
const begun = performance.now();
await Promise.all(Array.from({ length: 200 }, async () => {
  for (let i = 0; i < 10; i++) await ask(first, token);
}));
clearInterval(watch);
console.log(`200 clients, resident\t${Math.max(peak, resident()).toFixed(0)}\tMB`);
console.log(`200 clients, list pages\t${(2000 / ((performance.now() - begun) / 1000)).toFixed(0)}\tpages/s`);
console.log(`200 clients, asked anew\t${again}\tof 2000`);
