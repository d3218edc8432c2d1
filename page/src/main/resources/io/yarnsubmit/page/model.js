'use strict';
// What the page knows: the present state, and what the lines of the journal say, put together. Touches no document.

function newModel() {
  return {
    attempt: 0, next: 0, seen: 0, app: null, status: null, instances: [], notShown: 0, now: 0,
    events: [], executors: new Map(), waits: [], jobs: new Map(), phases: [], ending: null, counts: [],
    samples: [], version: 0, first: 0, last: 0,
  };
}

/** Takes an answer of the server in. Returns whether more is waiting there. */
function takeAnswer(model, answer) {
  if (answer.app) {
    Object.assign(model, newModel(), { samples: [] });
    model.app = answer.app;
    model.attempt = answer.attempt;
  }
  model.status = answer.status;
  model.instances = answer.instances;
  model.now = answer.now;
  for (const event of answer.events) takeEvent(model, event);
  model.next = answer.next;
  if (answer.executors) {
    model.seen = answer.seen;
    model.notShown = answer.executorsNotShown;
    const alive = new Set();
    for (const said of answer.executors) {
      const known = executor(model, said.id);
      Object.assign(known, { group: said.group, host: said.host, container: said.container, logUrl: said.logUrl });
      known.started = known.started || said.since;
      known.state = said.state;
      alive.add(said.id);
    }
    // One that is not there any more has ended, even if the journal has no line left for it.
    if (!model.notShown) {
      for (const each of model.executors.values()) {
        if (!alive.has(each.id) && !each.ended) each.state = 'ended';
      }
    }
  }
  const tasks = answer.status.tasks;
  if (tasks) {
    model.samples.push([answer.now, tasks.done + tasks.failed, tasks.running]);
    if (model.samples.length > 900) model.samples.splice(0, 300);
  }
  model.phases = startPhases(model);
  model.version++;
  return answer.next < answer.length && answer.events.length > 0;
}

function executor(model, id) {
  let known = model.executors.get(id);
  if (!known) {
    known = { id, group: '', host: '', container: '', logUrl: '', state: 'starting', started: 0, registered: 0, ended: 0 };
    model.executors.set(id, known);
  }
  return known;
}

function takeEvent(model, event) {
  const at = Date.parse(event.time);
  event.at = at;
  model.events.push(event);
  model.first = model.first ? Math.min(model.first, at) : at;
  model.last = Math.max(model.last, at);
  switch (event.event) {
    case 'executorStarted': {
      const it = executor(model, event.executor);
      Object.assign(it, { group: event.group, host: event.host, container: event.container, logUrl: event.logUrl, started: at });
      break;
    }
    case 'executorRegistered': {
      const it = executor(model, event.executor);
      it.group = event.group; it.host = event.host; it.container = event.container || it.container;
      it.started = it.started || at;
      it.registered = at;
      it.state = 'registered';
      model.counts.push([at, 1]);
      break;
    }
    case 'executorStopAsked':
      executor(model, event.executor).stopReason = event.message;
      break;
    case 'executorLost': {
      const it = executor(model, event.executor);
      it.group = event.group; it.host = event.host; it.container = event.container || it.container;
      it.ended = at;
      it.state = event.class === 'ours' ? 'ended' : 'lost';
      Object.assign(it, { lossClass: event.class, message: event.message, cause: event.cause, exitStatus: event.exitStatus });
      if (it.registered) model.counts.push([at, -1]);
      break;
    }
    case 'waiting':
      endWait(model, at);
      model.waits.push({ from: at, to: 0, text: event.message });
      break;
    case 'waitingEnded':
      endWait(model, at);
      break;
    case 'jobStarted':
      model.jobs.set(event.job, { id: event.job, name: event.jobName, stages: event.stages, tasks: event.tasks, started: at, state: 'running' });
      break;
    case 'jobEnded': {
      const job = model.jobs.get(event.job) || { id: event.job, name: event.jobName, started: at - event.durationMillis };
      Object.assign(job, { state: event.state, ended: at, done: event.done, failed: event.failed, retried: event.retried, message: event.message });
      model.jobs.set(event.job, job);
      break;
    }
    case 'ending':
      model.ending = event;
      break;
  }
}

function endWait(model, at) {
  const last = model.waits[model.waits.length - 1];
  if (last && !last.to) last.to = at;
}

function timeOf(model, name) {
  const found = model.events.find(event => event.event === name);
  return found ? found.at : 0;
}

/** The start, in parts: the wait in the queue is one of its own, so that nobody takes it for work. */
function startPhases(model) {
  const marks = (model.status && model.status.milestones) || {};
  const attempt = timeOf(model, 'attemptStarted');
  const registered = timeOf(model, 'attemptRegistered');
  const linked = timeOf(model, 'driverLinked');
  const first = timeOf(model, 'executorRegistered');
  const all = marks['all executors registered'] || 0;
  const steps = [
    ['Waits in the queue', 'queue', model.attempt === 1 ? model.app.submitted : 0, attempt],
    ['ApplicationMaster starts', 'master', attempt, registered],
    ['Driver starts', 'driver', registered, linked],
    ['First executor starts', 'first', Math.max(registered, linked), first],
    ['All executors start', 'all', first, all],
  ];
  const phases = [];
  for (const [name, kind, from, to] of steps) {
    if (from && (to || !phases.some(phase => phase.open))) {
      const open = !to;
      if (open && (model.ending || (kind === 'all' && !missing(model)))) continue;
      phases.push({ name, kind, from, to: Math.max(from, to || model.now), open });
    }
  }
  return phases;
}

function missing(model) {
  return model.status.groups.some(group => group.registered < group.target);
}

/** The state in one word. */
function stateOf(model) {
  if (model.ending && !model.ending.nextAttempt) return model.ending.verdict;
  if (model.status.phase === 'ending') return 'ending';
  if (model.status.phase === 'starting') return 'starting';
  return model.status.waitingFor ? 'waiting' : 'running';
}

/** Executors that failed, by cause, the most frequent first. */
function failureGroups(model) {
  const groups = new Map();
  for (const it of model.executors.values()) {
    if (it.state !== 'lost') continue;
    const code = (it.cause && it.cause.code) || it.lossClass || 'unknown';
    let group = groups.get(code);
    if (!group) groups.set(code, group = { code, lossClass: it.lossClass, count: 0, hosts: new Map(), first: it.ended, last: it.ended, sample: it, executors: [] });
    group.count++;
    group.hosts.set(it.host, (group.hosts.get(it.host) || 0) + 1);
    group.first = Math.min(group.first, it.ended);
    if (it.ended >= group.last) { group.last = it.ended; group.sample = it; }
    group.executors.push(it);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || b.last - a.last);
}

/** How many executors were registered when: two columns, and a step at each change. */
function executorCurve(model) {
  const changes = [...model.counts].sort((a, b) => a[0] - b[0]);
  const times = [], numbers = [];
  let count = 0;
  const start = model.app.submitted && model.attempt === 1 ? model.app.submitted : model.first;
  times.push(start / 1000); numbers.push(0);
  for (const [at, change] of changes) {
    count += change;
    const seconds = at / 1000;
    if (seconds === times[times.length - 1]) numbers[numbers.length - 1] = count;
    else { times.push(Math.max(seconds, times[times.length - 1])); numbers.push(count); }
  }
  times.push(Math.max(endOf(model) / 1000, times[times.length - 1])); numbers.push(count);
  return [times, numbers];
}

function endOf(model) {
  return model.ending && !model.ending.nextAttempt ? model.ending.at : model.now;
}
