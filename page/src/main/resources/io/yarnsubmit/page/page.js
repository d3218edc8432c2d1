'use strict';
// Asks the server, and shows what it knows, also when the server is gone.

const VIEWS = [['overview', 'Overview', Overview], ['executors', 'Executors', Executors], ['failures', 'Failures', Failures], ['jobs', 'Jobs', Jobs], ['timeline', 'Timeline', TimelineView], ['settings', 'Settings', Settings]];
const SECOND = 1000;

// Behind YARN's proxy the address may end without a slash, and relative addresses would lead elsewhere.
const BASE = location.pathname.endsWith('/') ? '' : location.pathname.split('/').pop() + '/';

class Page extends Component {
  constructor() {
    super();
    this.model = newModel();
    this.state = { view: viewOf(location.hash), gone: 0, tick: 0 };
  }

  componentDidMount() {
    addEventListener('hashchange', () => { this.setState({ view: viewOf(location.hash) }); scrollTo(0, 0); });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.ask(); });
    const given = document.getElementById('given');
    if (given) this.take(JSON.parse(given.textContent));
    else this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    if (this.asking) return;
    this.asking = true;
    let next = 2 * SECOND;
    try {
      const { next: since, seen, attempt } = this.model;
      const answer = await fetch(BASE + 'state.json?since=' + since + '&seen=' + seen + '&attempt=' + attempt, { cache: 'no-store', redirect: 'manual' });
      // When the application has ended, the proxy leads elsewhere.
      if (!answer.ok || !(answer.headers.get('Content-Type') || '').startsWith('application/json')) throw new Error(answer.status);
      if (this.take(await answer.json())) next = 0;
    } catch (problem) {
      if (!this.state.gone) this.setState({ gone: Date.now() });
      next = 10 * SECOND;
    }
    this.asking = false;
    this.timer = setTimeout(() => this.ask(), document.hidden && next ? 15 * SECOND : next);
  }

  take(answer) {
    const more = takeAnswer(this.model, answer);
    this.setState({ gone: 0, tick: this.model.version });
    return more;
  }

  render() {
    const model = this.model;
    if (!model.app) {
      return html`<p class="opening">${this.state.gone ? 'The ApplicationMaster does not answer. It may have ended.' : 'Loading the application…'}</p>`;
    }
    const [, title, View] = VIEWS.find(([name]) => name === this.state.view);
    document.title = model.app.name + ' · ' + title;
    return html`
      <a class="skip" href="#main" onClick=${event => { event.preventDefault(); document.getElementById('main').focus(); }}>Skip to the content</a>
      <header class="top"><div class="inner">
        <div class="name"><h1>${model.app.name}</h1><p>${model.app.id} · ${model.app.user}${model.app.queue && ' · ' + model.app.queue}${model.attempt > 1 ? ' · attempt ' + model.attempt : ''}</p></div>
        <div class="state"><${Pill} word=${this.state.gone && !model.ending ? 'was ' + stateOf(model) : stateOf(model)} /><${Live} model=${model} gone=${this.state.gone} /></div>
        <nav aria-label="Views">${VIEWS.map(([name, words]) => html`<a href=${'#' + name} aria-current=${name === this.state.view ? 'page' : null}>${words}${badge(model, name)}</a>`)}</nav>
      </div></header>
      ${this.state.gone > 0 && html`<div class="gone" role="alert"><div class="inner"><b>The ApplicationMaster does not answer any more.</b> This is its last state, of ${when(model.now)}. When the application has ended, <code>yarn-submit why ${model.app.id}</code> says how.</div></div>`}
      <main id="main" tabindex="-1"><${View} model=${model} key=${this.state.view} /></main>
      <footer>yarn-submit ${model.app.version}</footer>`;
  }
}

function viewOf(hash) {
  const name = hash.replace(/^#\/?/, '');
  return VIEWS.some(([known]) => known === name) ? name : 'overview';
}

function badge(model, name) {
  const number = name === 'failures' ? [...model.executors.values()].filter(it => it.state === 'lost').length : 0;
  return number ? html` <b class="badge">${number}</b>` : null;
}

function Live({ model, gone }) {
  const over = model.ending && !model.ending.nextAttempt;
  return html`<span class=${'live' + (gone || over ? ' off' : '')}>${gone ? 'not connected' : over ? 'has ended' : 'live'}</span>`;
}

render(html`<${Page} />`, document.getElementById('page'));
