'use strict';
// The views, each for one word behind the # of the address.

function Overview({ model }) {
  const { status, app } = model;
  const tasks = status.tasks;
  const target = status.groups.reduce((sum, group) => sum + group.target, 0);
  const registered = status.groups.reduce((sum, group) => sum + group.registered, 0);
  const lost = Object.entries(status.losses).reduce((sum, [name, times]) => sum + (name === 'ours' ? 0 : times), 0);
  const end = endOf(model);
  const curve = useMemo(() => executorCurve(model), [model.version]);
  const over = model.ending && !model.ending.nextAttempt;
  return html`
    <${News} model=${model} />
    <dl class="figures">
      <${Figure} label="Time" value=${duration(end - (app.submitted || model.first))} note=${'since ' + when(app.submitted || model.first)} />
      <${Figure} label="Executors" value=${number(registered)} of=${number(target)} note=${'at most ' + number(status.peak) + ', ' + number(status.started) + ' started'} tone=${!over && registered < target ? 'warn' : ''} />
      <${Figure} label="Lost executors" value=${number(lost)} tone=${lost ? 'bad' : ''} note=${lost ? html`<a href="#failures">by cause</a>` : 'none so far'} />
      ${tasks && html`<${Figure} label="Tasks done" value=${number(tasks.done)} note=${number(tasks.running) + ' running, ' + number(tasks.waiting) + ' waiting'} />`}
      ${tasks && html`<${Figure} label="Tasks failed" value=${number(tasks.failed)} tone=${tasks.failed ? 'bad' : ''} note=${count(tasks.retried, 'retry', 'retries')} />`}
      ${status.progress > 0 && html`<${Figure} label="Progress" value=${Math.round(status.progress * 100) + ' %'} />`}
    </dl>
    <div class="cards">
      <${Card} title="Start" note=${startNote(model)} wide><${StartPhases} model=${model} /><//>
      <${Groups} model=${model} />
      ${model.instances.length > 0 && html`<${Roles} model=${model} />`}
      <${Card} title="Executors over time" wide>
        ${model.counts.length
          ? html`<${Curve} data=${curve} label="executors" hue="hue1" stepped words=${'At most ' + status.peak + ' executors were registered at the same time; ' + registered + ' are now.'} />`
          : html`<p class="empty">No executor has registered yet.</p>`}
      <//>
      ${Object.keys(status.figures).length > 0 && html`<${Card} title="Figures of the program">
        <dl class="pairs">${Object.entries(status.figures).sort().map(([name, value]) => html`<dt>${name}</dt><dd>${number(value)}</dd>`)}</dl><//>`}
      <${Card} title="On a terminal"><${CopyLine} text=${'yarn-submit why ' + app.id} /><${CopyLine} text=${'yarn-submit logs ' + app.id} />${!over && html`<${CopyLine} text=${'yarn-submit kill ' + app.id} />`}<//>
    </div>`;
}

function startNote(model) {
  const phases = model.phases;
  if (!phases.length) return '';
  const last = phases[phases.length - 1];
  return (last.open ? 'for ' : '') + duration(last.to - phases[0].from) + (last.open ? ' so far' : '');
}

/** The cause first: how it ended, or what it waits for. */
function News({ model }) {
  const { ending, status } = model;
  if (ending && !ending.nextAttempt) {
    const good = ending.verdict === 'succeeded';
    return html`<div class=${'news ' + (good ? 'good' : ending.verdict === 'killed' ? 'warn' : 'bad')} role="status">
      <strong>${good ? 'It has succeeded' : ending.verdict === 'killed' ? 'It was ended' : 'It has failed'}</strong>
      ${ending.message && html`<p>${ending.message}</p>`}
      ${!good && ending.cause && html`<p class="soft">Cause: <code>${ending.cause.code}</code>. <code>yarn-submit why ${model.app.id}</code> says what to change.</p>`}</div>`;
  }
  if (status.tokens && status.tokens.failure) {
    return html`<div class="news bad" role="status"><strong>Its delegation tokens could not be renewed</strong><p>${status.tokens.failure}</p></div>`;
  }
  if (status.waitingFor) {
    const wait = model.waits[model.waits.length - 1];
    const since = wait && !wait.to ? ', for ' + duration(model.now - wait.from) : '';
    return html`<div class="news warn" role="status"><strong>It waits${since}</strong><p>${capital(status.waitingFor)}.</p></div>`;
  }
  if (status.text) {
    return html`<div class="news calm" role="status"><strong>The program says</strong><p>${status.text}</p></div>`;
  }
  return null;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

function StartPhases({ model }) {
  const phases = model.phases;
  if (!phases.length) return html`<p class="empty">Nothing is known yet.</p>`;
  const from = phases[0].from, to = phases[phases.length - 1].to, all = Math.max(1, to - from);
  return html`<div class="phases" aria-hidden="true">${phases.map(phase => html`
      <span class=${'phase-' + phase.kind + (phase.open ? ' open' : '')} title=${phase.name}
        style=${{ left: (100 * (phase.from - from) / all) + '%', width: (100 * (phase.to - phase.from) / all) + '%' }}></span>`)}</div>
    <ol class="legend">${phases.map(phase => html`<li><i class=${'phase-' + phase.kind}></i>
      <span>${phase.name}</span><b>${duration(phase.to - phase.from)}${phase.open ? ' so far' : ''}</b></li>`)}</ol>`;
}

function Groups({ model }) {
  const plans = new Map(model.app.groups.map(group => [group.name, group]));
  const columns = [
    { name: 'Group', text: row => row.name, show: row => html`<b>${row.name}</b>${row.role && html` <span class="tag">role</span>`}` },
    { name: 'Registered', kind: 'num', key: row => row.registered, text: row => row.registered, show: row => html`${number(row.registered)} <small>of ${number(row.target)}</small>` },
    { name: 'Share', show: row => html`<${Bar} label=${row.registered + ' registered, ' + (row.running - row.registered) + ' starting, of ' + row.target} total=${Math.max(row.target, row.running)}
      parts=${[{ value: row.registered, kind: 'hue1' }, { value: row.running - row.registered, kind: 'faint' }]} />` },
    { name: 'Lost', kind: 'num', key: row => row.lost, text: row => row.lost, show: row => row.lost ? html`<span class="alarm">${number(row.lost)}</span>` : '0' },
    { name: 'Size', text: row => row.size, show: row => row.size },
  ];
  const rows = model.status.groups.map(group => {
    const plan = plans.get(group.name);
    return { ...group, id: group.name, size: plan ? memory(plan.memoryMib) + ', ' + count(plan.cores, 'core') + Object.entries(plan.resources).map(([name, amount]) => ', ' + name + ' ' + amount).join('') : '' };
  });
  return html`<${Card} title="Groups" wide><${Table} columns=${columns} rows=${rows} caption="Executor groups" empty="There are no groups." /><//>`;
}

function Roles({ model }) {
  const columns = [
    { name: 'Instance', text: row => row.role + '/' + row.index, key: row => row.role + String(row.index).padStart(6, '0'), show: row => html`<b>${row.role}</b>/${row.index}` },
    { name: 'State', text: row => row.phase, show: row => html`<${Pill} word=${row.phase} />` },
    { name: 'Host', text: row => row.host },
    { name: 'Ports', text: row => Object.entries(row.ports).map(([name, port]) => name + ' ' + port).join(', ') },
    { name: 'Executor', kind: 'num', text: row => row.executor > 0 ? row.executor : '' },
    { name: 'Restarts', kind: 'num', text: row => row.restarts },
    { name: 'What it says', text: row => row.message + (row.exitStatus !== undefined ? (row.message ? ', ' : '') + 'exit status ' + row.exitStatus : '') },
  ];
  const rows = model.instances.map(instance => ({ ...instance, id: instance.role + '/' + instance.index }));
  return html`<${Card} title="Roles" wide><${Table} columns=${columns} rows=${rows} filter="role, host or state" caption="Instances of roles" empty="" /><//>`;
}

const EXECUTOR_COLUMNS = [
  { name: 'Id', kind: 'num', text: row => row.id },
  { name: 'State', text: row => row.state, show: row => html`<${Pill} word=${row.state} />` },
  { name: 'Group', kind: 'short', text: row => row.group },
  { name: 'Host', text: row => row.host },
  { name: 'Lived', kind: 'num', key: row => row.lived, text: row => row.lived, show: row => row.started ? duration(row.lived) : '' },
  { name: 'Container', kind: 'short', text: row => row.container, show: row => html`<code>${row.container.replace(/^container_/, '')}</code> <${Outside} href=${row.logUrl}>log<//>` },
  { name: 'What happened', kind: 'text', text: row => (row.message || row.stopReason || ''), show: row => row.message || row.stopReason || '' },
];

function Executors({ model }) {
  const rows = useMemo(() => [...model.executors.values()].map(it => ({ ...it, lived: (it.ended || endOf(model)) - it.started })), [model.version]);
  const [which, setWhich] = useState('all');
  const kinds = { all: () => true, living: row => !row.ended && row.state !== 'ended', lost: row => row.state === 'lost', ended: row => row.state === 'ended' };
  return html`<${Card} title="Executors" note=${model.notShown ? 'the first 2,000 that live, and those that the journal tells of' : ''} wide>
    <div class="choices" role="group" aria-label="Which executors">${Object.keys(kinds).map(kind => html`
      <button type="button" aria-pressed=${which === kind} onClick=${() => setWhich(kind)}>${kind} <b>${number(rows.filter(kinds[kind]).length)}</b></button>`)}</div>
    <${Table} columns=${EXECUTOR_COLUMNS} rows=${rows.filter(kinds[which])} filter="host, container, state or cause" caption="Executors" empty=${which === 'all' ? 'No executor has been started yet.' : 'None.'} sort=${{ column: 0, down: false }} /><//>`;
}

function Failures({ model }) {
  const groups = useMemo(() => failureGroups(model), [model.version]);
  const jobs = [...model.jobs.values()].filter(job => job.state === 'failed');
  const spent = model.events.filter(event => event.event === 'failuresSpent');
  return html`
    ${spent.map(event => html`<div class="news bad"><strong>The failure budget is spent</strong><p>${event.message}</p></div>`)}
    <${Card} title="Lost executors by cause" wide>
      ${groups.length === 0 && html`<p class="empty">No executor was lost.</p>`}
      ${groups.map(group => html`<article class="failure" key=${group.code}>
        <header><b class="times">${number(group.count)}×</b><h3>${group.code.replace(/-/g, ' ')}</h3><${Pill} word=${group.lossClass} /></header>
        <p class="message">${group.sample.message}</p>
        <p class="soft">Last on executor ${group.sample.id}, ${group.sample.host}, at ${clock(group.last)} <${Outside} href=${group.sample.logUrl}>log<//>
          ${group.count > 1 && html` · first at ${clock(group.first)}`} · ${hostsOf(group)}</p>
        ${group.sample.cause && group.sample.cause.detail && html`<details><summary>What was said</summary><pre>${group.sample.cause.detail}</pre></details>`}
      </article>`)}
    <//>
    ${jobs.length > 0 && html`<${Card} title="Failed jobs" wide>${jobs.map(job => html`<article class="failure"><header><h3>Job ${job.id}${job.name ? ', ' + job.name : ''}</h3></header><p class="message">${job.message}</p></article>`)}<//>`}`;
}

function hostsOf(group) {
  const hosts = [...group.hosts].sort((a, b) => b[1] - a[1]);
  const shown = hosts.slice(0, 3).map(([host, times]) => host + (times > 1 ? ' (' + times + ')' : '')).join(', ');
  return (hosts.length === 1 ? 'only on ' : 'on ' + hosts.length + ' hosts: ') + shown + (hosts.length > 3 ? ', …' : '');
}

const JOB_COLUMNS = [
  { name: 'Job', kind: 'num', text: row => row.id },
  { name: 'Name', text: row => row.name || '' },
  { name: 'State', text: row => row.state, show: row => html`<${Pill} word=${row.state} />` },
  { name: 'Started', key: row => row.started, text: row => clock(row.started) },
  { name: 'Took', kind: 'num', key: row => row.took, text: row => row.took, show: row => duration(row.took) },
  { name: 'Stages', kind: 'num', text: row => row.stages || '' },
  { name: 'Tasks', kind: 'num', key: row => row.tasks || 0, text: row => row.tasks || '', show: row => row.tasks ? number(row.tasks) : '' },
  { name: 'Failed', kind: 'num', text: row => row.failed || 0 },
  { name: 'Retried', kind: 'num', text: row => row.retried || 0 },
  { name: 'Message', kind: 'text', text: row => row.message || '' },
];

function Jobs({ model }) {
  const tasks = model.status.tasks;
  const rows = useMemo(() => [...model.jobs.values()].map(job => ({ ...job, took: (job.ended || endOf(model)) - job.started })), [model.version]);
  const rate = useMemo(() => taskRate(model.samples), [model.version]);
  const all = tasks ? tasks.done + tasks.failed + tasks.running + tasks.waiting : 0;
  return html`
    <${Card} title="Tasks" wide>
      ${!tasks ? html`<p class="empty">The driver has run no tasks.</p>` : html`
        <${Bar} label=${tasks.done + ' done, ' + tasks.failed + ' failed, ' + tasks.running + ' running, ' + tasks.waiting + ' waiting'} total=${all}
          parts=${[{ value: tasks.done, kind: 'hue1' }, { value: tasks.failed, kind: 'bad' }, { value: tasks.running, kind: 'hue2' }, { value: tasks.waiting, kind: 'faint' }]} />
        <ol class="legend inline"><li><i class="hue1"></i><span>done</span><b>${number(tasks.done)}</b></li><li><i class="bad"></i><span>failed</span><b>${number(tasks.failed)}</b></li>
          <li><i class="hue2"></i><span>running</span><b>${number(tasks.running)}</b></li><li><i class="faint"></i><span>waiting</span><b>${number(tasks.waiting)}</b></li></ol>`}
    <//>
    ${tasks && rate[0].length > 2 && html`<${Card} title="Tasks per second" note="while this page was open" wide><${Curve} data=${rate} label="tasks per second" hue="hue2" words=${'The last value is ' + Math.round(rate[1][rate[1].length - 1]) + ' tasks per second.'} /><//>`}
    <${Card} title="Jobs" note="that last a second or more, or failed" wide><${Table} columns=${JOB_COLUMNS} rows=${rows} filter="name or state" caption="Jobs" empty="No job has lasted for a second yet." sort=${{ column: 0, down: true }} /><//>`;
}

function taskRate(samples) {
  const times = [], rates = [];
  for (let i = 1; i < samples.length; i++) {
    const seconds = (samples[i][0] - samples[i - 1][0]) / 1000;
    if (seconds > 0) { times.push(samples[i][0] / 1000); rates.push(Math.max(0, (samples[i][1] - samples[i - 1][1]) / seconds)); }
  }
  return [times, rates];
}

const WORDS = {
  attemptStarted: 'The attempt has started', attemptRegistered: 'The ApplicationMaster has registered', driverStarted: 'The driver was started', driverLinked: 'The driver has linked',
  driverEnded: 'The driver has ended', targetsChanged: 'Targets have changed', launchChanged: 'A launch has changed', containersGranted: 'Containers are granted', executorStarted: 'An executor was started',
  executorRegistered: 'An executor has registered', executorLost: 'An executor has ended', executorStopAsked: 'An executor is to stop', executorExcluded: 'An executor gets no tasks', drainAsked: 'The cluster wants containers back',
  waiting: 'It waits', waitingEnded: 'The wait is over', milestone: 'Milestone', jobStarted: 'A job has started', jobEnded: 'A job has ended', tokensRenewed: 'Tokens were renewed', tokensNotRenewed: 'Tokens could not be renewed',
  endRequested: 'The end was asked for', failuresSpent: 'The failure budget is spent', instanceWaiting: 'An instance waits', instanceStarted: 'An instance was started', instanceReady: 'An instance is ready', instanceRestarted: 'An instance is started again', instanceEnded: 'An instance has ended', ending: 'It ends', notShown: 'Not shown',
};

function factsOf(event) {
  return Object.entries(event).filter(([name]) => !['time', 'event', 'at', 'cause', 'logUrl', 'id'].includes(name))
    .map(([name, fact]) => name + ' ' + (typeof fact === 'object' ? JSON.stringify(fact) : fact)).join(', ');
}

const EVENT_COLUMNS = [
  { name: 'Time', kind: 'short', key: row => row.at, text: row => clock(row.at) + '.' + String(row.at % 1000).padStart(3, '0') },
  { name: 'Event', kind: 'short', text: row => WORDS[row.event] || row.event },
  { name: 'Facts', kind: 'text', text: factsOf },
];

function TimelineView({ model }) {
  const rows = useMemo(() => model.events.map((event, id) => ({ ...event, id })), [model.version]);
  return html`
    <${Card} title="Timeline" note=${'from ' + when(model.phases.length ? model.phases[0].from : model.first)} wide>
      <${Timeline} model=${model} />
      <ol class="legend inline keys">${[['phase-queue', 'queue and waits'], ['phase-master', 'ApplicationMaster'], ['phase-driver', 'driver, jobs'], ['phase-first', 'first executor'], ['phase-all', 'all executors'], ['hue1', 'executor lives'], ['hue1 pale', 'executor starts'], ['bad', 'lost, failed']].map(([kind, words]) => html`<li><i class=${kind}></i><span>${words}</span></li>`)}</ol>
    <//>
    <${Card} title="Journal" wide><${Table} columns=${EVENT_COLUMNS} rows=${rows} filter="event, host, executor or message" caption="Journal" empty="Nothing has happened yet." sort=${{ column: 0, down: true }} /><//>`;
}

function Settings({ model }) {
  const app = model.app;
  const rows = Object.entries(app.settings).map(([name, value]) => ({ id: name, name, value }));
  const columns = [{ name: 'Key', text: row => row.name, show: row => html`<code>${row.name}</code>` }, { name: 'Value', kind: 'text', text: row => row.value, show: row => row.value === '********' ? html`<i>hidden</i>` : html`<code>${row.value}</code>` }];
  return html`<div class="cards">
    <${Card} title="Application" wide><dl class="pairs">
      ${[['Id', app.id], ['Name', app.name], ['User', app.user], ['Queue', app.queue], ['Program', app.program], ['Deploy mode', app.mode], ['Attempt', model.attempt], ['ApplicationMaster', app.host], ['Submitted', when(app.submitted)], ['yarn-submit', app.version]]
        .filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><//>
    <${Card} title="Settings" note="other than the defaults; secrets and the values of variables are hidden" wide><${Table} columns=${columns} rows=${rows} filter="key or value" caption="Settings" empty="All settings have their defaults." /><//>
  </div>`;
}
