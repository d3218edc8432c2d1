'use strict';
// Small parts of which the views are made.

const { html, render, Component, useState, useEffect, useRef, useMemo } = htmPreact;

function duration(millis) {
  const seconds = Math.max(0, millis) / 1000;
  if (seconds < 10) return seconds.toFixed(1) + ' s';
  if (seconds < 60) return Math.round(seconds) + ' s';
  const whole = Math.round(seconds);
  const days = Math.floor(whole / 86400), hours = Math.floor(whole / 3600) % 24, minutes = Math.floor(whole / 60) % 60;
  if (days) return days + ' d ' + hours + ' h';
  if (hours) return hours + ' h ' + minutes + ' min';
  return minutes + ' min ' + (whole % 60) + ' s';
}

function clock(millis) {
  return millis ? new Date(millis).toLocaleTimeString([], { hour12: false }) : '';
}

function when(millis) {
  return millis ? new Date(millis).toLocaleString([], { hour12: false }) : '';
}

function number(value) {
  return Number(value).toLocaleString('en');
}

function count(value, one, more) {
  return number(value) + ' ' + (value === 1 ? one : more || one + 's');
}

function memory(mib) {
  return mib % 1024 === 0 ? mib / 1024 + ' GiB' : number(mib) + ' MiB';
}

/** Somebody else may have written the address: nothing but the web is linked. */
function Outside({ href, children }) {
  return /^https?:\/\//.test(href || '')
    ? html`<a href=${href} rel="noreferrer noopener" target="_blank">${children}</a>`
    : null;
}

const TONES = {
  running: 'good', registered: 'good', ready: 'good', succeeded: 'good', done: 'good',
  starting: 'calm', started: 'calm', 'waiting-for-executor': 'calm', 'waiting-for-peers': 'calm', ending: 'calm', ended: 'calm',
  waiting: 'warn', leaving: 'warn', stopping: 'warn', killed: 'warn', cancelled: 'warn', preempted: 'warn',
  lost: 'bad', failed: 'bad', memory: 'bad', program: 'bad', start: 'bad', node: 'warn',
};

function Pill({ word }) {
  return html`<span class=${'pill ' + (TONES[word] || 'calm')}>${String(word).replace(/-/g, ' ')}</span>`;
}

function Card({ title, note, children, wide }) {
  return html`<section class=${'card' + (wide ? ' wide' : '')}>
    ${title && html`<h2>${title}${note && html`<small>${note}</small>`}</h2>`}
    ${children}
  </section>`;
}

function Figure({ label, value, of, note, tone }) {
  return html`<div class=${'figure ' + (tone || '')}>
    <dt>${label}</dt>
    <dd>${value}${of !== undefined && html`<small> of ${of}</small>`}${note && html`<p>${note}</p>`}</dd>
  </div>`;
}

function Bar({ label, parts, total }) {
  return html`<div class="bar" role="img" aria-label=${label}>
    ${parts.filter(part => part.value > 0).map(part =>
      html`<span class=${part.kind} style=${{ width: (100 * part.value / Math.max(1, total)) + '%' }}></span>`)}
  </div>`;
}

function CopyLine({ text }) {
  const [done, setDone] = useState(false);
  const area = useRef(null);
  const copy = () => {
    const tell = () => { setDone(true); setTimeout(() => setDone(false), 1500); };
    // Without https there is no clipboard: the text is marked, ready to be copied.
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(tell, mark);
    else mark();
  };
  const mark = () => getSelection().selectAllChildren(area.current);
  return html`<div class="command"><code ref=${area}>${text}</code>
    <button type="button" onClick=${copy} aria-label=${'Copy: ' + text}>${done ? 'Copied' : 'Copy'}</button></div>`;
}

const PAGE_ROWS = 100;

/** A table that can be sorted and filtered, and shows no more rows than a browser likes. */
function Table({ columns, rows, filter, empty, caption, sort: firstSort }) {
  const [sort, setSort] = useState(firstSort || null);
  const [word, setWord] = useState('');
  const [most, setMost] = useState(PAGE_ROWS);
  const wanted = word.trim().toLowerCase();
  const found = useMemo(() => {
    let found = rows;
    if (wanted) found = found.filter(row => columns.some(column => String(column.text ? column.text(row) : '').toLowerCase().includes(wanted)));
    if (sort) {
      const by = columns[sort.column].key || columns[sort.column].text;
      found = [...found].sort((a, b) => {
        const x = by(a), y = by(b);
        return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1);
      });
    }
    return found;
  }, [rows, wanted, sort, columns]);
  const order = at => setSort(sort && sort.column === at ? { column: at, down: !sort.down } : { column: at, down: false });
  return html`<div>
    ${filter && rows.length > 5 && html`<label class="filter"><span>Filter</span>
      <input type="search" value=${word} onInput=${e => setWord(e.target.value)} placeholder=${filter} />
      <output>${wanted ? number(found.length) + ' of ' + number(rows.length) : number(rows.length)}</output></label>`}
    ${rows.length === 0 ? html`<p class="empty">${empty}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table><caption class="hidden">${caption}</caption>
      <thead><tr>${columns.map((column, at) => html`<th scope="col" class=${column.kind || ''}
        aria-sort=${sort && sort.column === at ? (sort.down ? 'descending' : 'ascending') : null}>
        ${column.text ? html`<button type="button" onClick=${() => order(at)}>${column.name}<i aria-hidden="true">${sort && sort.column === at ? (sort.down ? ' ▾' : ' ▴') : ''}</i></button>` : column.name}</th>`)}</tr></thead>
      <tbody>${found.slice(0, most).map(row => html`<tr key=${row.id}>${columns.map(column =>
        html`<td class=${column.kind || ''} data-label=${column.name}>${column.show ? column.show(row) : column.text(row)}</td>`)}</tr>`)}</tbody></table></div>
      ${found.length > most && html`<button type="button" class="more" onClick=${() => setMost(most + 5 * PAGE_ROWS)}>Show more: ${number(found.length - most)} rows are not shown</button>`}`}
  </div>`;
}

function useScheme() {
  const query = useMemo(() => matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const change = () => setDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return dark;
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** A curve over time, drawn by uPlot, with the same as a sentence for those who cannot see it. */
function Curve({ data, label, words, hue, stepped }) {
  const place = useRef(null);
  const chart = useRef(null);
  const dark = useScheme();
  useEffect(() => {
    const axis = { stroke: color('soft'), grid: { stroke: color('line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    const options = {
      width: place.current.clientWidth, height: 180, cursor: { y: false, points: { size: 6 } }, legend: { show: false },
      scales: { y: { range: (u, low, high) => [0, Math.max(1, Math.ceil((high || 0) * 1.15))] } },
      axes: [{ ...axis, space: 90, size: 28, values: (u, splits) => splits.map(at => clock(at * 1000)) },
        { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6] }],
      series: [{}, { label, stroke: color(hue), fill: color(hue + '-soft'), width: 2, paths: stepped ? uPlot.paths.stepped({ align: 1 }) : undefined, points: { show: false } }],
    };
    chart.current = new uPlot(options, data, place.current);
    const resized = new ResizeObserver(() => requestAnimationFrame(() => place.current && chart.current && chart.current.setSize({ width: place.current.clientWidth, height: 180 })));
    resized.observe(place.current);
    return () => { resized.disconnect(); chart.current.destroy(); chart.current = null; };
  }, [dark]);
  useEffect(() => { if (chart.current) chart.current.setData(data); }, [data]);
  return html`<figure class="curve"><div ref=${place} aria-hidden="true"></div><figcaption class="hidden">${words}</figcaption></figure>`;
}
