'use strict';
// The timeline: what happened when, on one canvas, however much there is.

const ROW = 22;
const LABEL = 132;
const MOST_LANES = 160;
const MOST_PACKED = 1000;

/** Bars that do not overlap share a lane. */
function lanesOf(bars) {
  const ends = [];
  const sorted = [...bars].sort((a, b) => a.from - b.from);
  for (const bar of sorted) {
    let lane = sorted.length > MOST_PACKED ? -1 : ends.findIndex(end => end <= bar.from);
    if (lane < 0) lane = ends.length;
    ends[lane] = bar.to;
    bar.lane = lane;
  }
  return { bars: sorted, count: ends.length };
}

function timelineBlocks(model) {
  const end = endOf(model);
  const blocks = [];
  if (model.phases.length) {
    blocks.push({ name: 'Start', height: ROW, lanes: 1, bars: model.phases.map(phase => ({ from: phase.from, to: phase.to, lane: 0, kind: 'phase-' + phase.kind, words: phase.name + ', ' + duration(phase.to - phase.from) })) });
  }
  const waits = model.waits.map(wait => ({ from: wait.from, to: wait.to || end, lane: 0, kind: 'wait', words: wait.text + ', ' + duration((wait.to || end) - wait.from) }));
  if (waits.length) blocks.push({ name: 'Waits', height: ROW, lanes: 1, bars: waits });
  const jobs = lanesOf([...model.jobs.values()].map(job => ({ from: job.started, to: job.ended || end, kind: job.state === 'failed' ? 'bad' : 'job', words: 'Job ' + job.id + (job.name ? ', ' + job.name : '') + ': ' + job.state + ', ' + duration((job.ended || end) - job.started) })));
  if (jobs.count) blocks.push({ name: 'Jobs', height: Math.min(10, jobs.count) * ROW, lanes: jobs.count, bars: jobs.bars });
  const groups = new Map();
  for (const it of model.executors.values()) {
    if (!it.started) continue;
    const bar = { from: it.started, to: it.ended || end, registered: it.registered, kind: it.state === 'lost' ? 'bad' : 'executor', words: 'Executor ' + it.id + ' on ' + it.host + ': ' + it.state + ', ' + duration((it.ended || end) - it.started) };
    if (!groups.has(it.group)) groups.set(it.group, []);
    groups.get(it.group).push(bar);
  }
  for (const [group, bars] of groups) {
    const packed = lanesOf(bars);
    const each = packed.count <= 16 ? 16 : packed.count <= 60 ? 8 : packed.count <= 150 ? 4 : 2;
    blocks.push({ name: groups.size === 1 ? 'Executors' : group, note: number(bars.length), height: Math.min(packed.count, MOST_LANES) * each, lanes: Math.min(packed.count, MOST_LANES), all: packed.count, bars: packed.bars });
  }
  return { blocks, from: model.phases.length ? Math.min(model.phases[0].from, model.first) : model.first, to: Math.max(end, model.first + 1) };
}

const KINDS = { 'phase-queue': 'warn', 'phase-master': 'hue1', 'phase-driver': 'hue2', 'phase-first': 'hue3', 'phase-all': 'hue4', wait: 'warn', job: 'hue2', executor: 'hue1', bad: 'bad' };

function drawTimeline(canvas, width, plan) {
  const height = plan.blocks.reduce((sum, block) => sum + block.height + 14, 0) + 26;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio; canvas.height = height * ratio;
  canvas.style.width = width + 'px'; canvas.style.height = height + 'px';
  const pen = canvas.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  const left = width < 560 ? 76 : LABEL;
  const scale = (width - left - 10) / (plan.to - plan.from);
  const x = at => left + (at - plan.from) * scale;
  pen.font = '12px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  const ink = color('soft'), line = color('line');
  const step = niceStep((plan.to - plan.from) / Math.max(2, Math.floor((width - left) / 110)));
  pen.strokeStyle = line; pen.lineWidth = 1;
  for (let at = 0; at <= plan.to - plan.from; at += step) {
    const px = Math.round(x(plan.from + at)) + 0.5;
    pen.beginPath(); pen.moveTo(px, 0); pen.lineTo(px, height - 22); pen.stroke();
    pen.fillStyle = ink; pen.textAlign = at === 0 ? 'left' : 'center';
    if (px < width - 30) pen.fillText(at === 0 ? '0' : '+' + shortTime(at), px, height - 10);
  }
  const hues = {};
  for (const kind in KINDS) hues[kind] = color(KINDS[kind]);
  const hits = [];
  let top = 4;
  for (const block of plan.blocks) {
    pen.fillStyle = color('ink'); pen.textAlign = 'left';
    pen.fillText(cutText(pen, block.name, left - 10), 0, top + Math.min(block.height, ROW) / 2);
    if (block.note && block.height >= 34) { pen.fillStyle = ink; pen.fillText(block.note, 0, top + Math.min(block.height, ROW) / 2 + 15); }
    const each = block.height / block.lanes;
    const inner = each > 6 ? each - 3 : each > 2 ? each - 1 : each;
    const bars = [...block.bars.filter(bar => bar.kind !== 'bad'), ...block.bars.filter(bar => bar.kind === 'bad')];
    for (const bar of bars) {
      const lane = bar.lane % block.lanes;
      const y = top + lane * each;
      const from = x(bar.from), wide = Math.max(2, x(bar.to) - from);
      // Where lanes are thin, a loss is a mark at its end: it must not hide those that live.
      const thin = each < 8 && bar.kind === 'bad';
      pen.fillStyle = hues[thin ? 'executor' : bar.kind];
      if (bar.registered) {
        // Until it has registered it only starts.
        pen.globalAlpha = 0.35; pen.fillRect(from, y, Math.max(1, x(bar.registered) - from), inner);
        pen.globalAlpha = 1; pen.fillRect(x(bar.registered), y, Math.max(1, from + wide - x(bar.registered)), inner);
      } else {
        pen.globalAlpha = bar.kind === 'executor' ? 0.35 : 1;
        pen.fillRect(from, y, wide, inner);
        pen.globalAlpha = 1;
      }
      if (bar.kind === 'bad') { pen.fillStyle = hues.bad; pen.fillRect(from + wide - 3, y, 3, inner); }
      hits.push([from, y, Math.max(wide, 4), Math.max(inner, 3), bar.words]);
    }
    top += block.height + 14;
  }
  return hits;
}

function shortTime(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return seconds + ' s';
  if (seconds < 3600) return Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
  return Math.floor(seconds / 3600) + ' h' + (seconds % 3600 ? ' ' + Math.round(seconds % 3600 / 60) + ' min' : '');
}

function niceStep(millis) {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];
  return 1000 * (steps.find(step => step * 1000 >= millis) || Math.ceil(millis / 86400000) * 86400);
}

function cutText(pen, text, width) {
  if (pen.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && pen.measureText(text.slice(0, end) + '…').width > width) end--;
  return text.slice(0, end) + '…';
}

function Timeline({ model }) {
  const canvas = useRef(null);
  const place = useRef(null);
  const hits = useRef([]);
  const [tip, setTip] = useState(null);
  const [width, setWidth] = useState(0);
  const dark = useScheme();
  useEffect(() => {
    const resized = new ResizeObserver(() => requestAnimationFrame(() => setWidth(place.current ? place.current.clientWidth : 0)));
    resized.observe(place.current);
    return () => resized.disconnect();
  }, []);
  useEffect(() => { if (width > 0) hits.current = drawTimeline(canvas.current, width, timelineBlocks(model)); }, [model.version, width, dark]);
  const moved = event => {
    const box = canvas.current.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    const hit = hits.current.findLast(([left, top, wide, high]) => x >= left && x <= left + wide && y >= top && y <= top + high);
    setTip(hit ? { x: Math.min(x + 12, width - 220), y: y + 16, words: hit[4] } : null);
  };
  return html`<div class="timeline" ref=${place}>
    <canvas ref=${canvas} onMouseMove=${moved} onMouseLeave=${() => setTip(null)} role="img"
      aria-label="Start, waits, jobs and executors over time. The list below has the same as text."></canvas>
    ${tip && html`<div class="tip" style=${{ left: tip.x + 'px', top: tip.y + 'px' }}>${tip.words}</div>`}
  </div>`;
}
