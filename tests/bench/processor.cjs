// Total blocking time by the processor's clock instead of the wall's: what a page costs, without what else the machine was doing meanwhile.
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** Tasks of a thread, as Chromium's traces call them. */
const TASK = /RunTask$/;

/**
 * The trace as it would have been had no task ever waited: each lasts the processor time that Chromium counted for it (`tdur`), and what
 * happened in it moves together in the same proportion. When tasks begin stays, so what waited for the network still does.
 * Less than the truth where a task waits for another thread of the page itself; a second reading beside the wall's, not instead of it.
 */
function unwaited({ traceEvents, ...trace }) {
  const events = traceEvents.map((event) => ({ ...event }));
  if (!events.some(({ name, tdur }) => TASK.test(name) && tdur > 0)) throw new Error('no task of this trace says its processor time (tdur)');
  const threads = new Map();
  for (const event of events) {
    const thread = `${event.pid} ${event.tid}`;
    if (!threads.has(thread)) threads.set(thread, []);
    threads.get(thread).push(event);
  }
  for (const thread of threads.values()) {
    thread.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
    let task = { start: 0, end: 0, share: 1 };
    for (const event of thread) {
      if (event.ts < task.end) {
        event.ts = task.start + (event.ts - task.start) * task.share;
        if (event.dur) event.dur *= task.share;
      } else if (TASK.test(event.name) && event.dur) {
        task = { start: event.ts, end: event.ts + event.dur, share: Math.min(1, (event.tdur ?? event.dur) / event.dur) };
        event.dur *= task.share;
      }
    }
  }
  return { ...trace, traceEvents: events };
}

/** Lighthouse's own total blocking time of what it recorded, ms: by the wall's clock, which is what it reports, and by the processor's. */
async function blocking({ lhr, artifacts }) {
  const core = path.dirname(require.resolve('lighthouse'));
  const { TotalBlockingTime } = await import(pathToFileURL(path.join(core, 'computed/metrics/total-blocking-time.js')));
  const { Trace, DevtoolsLog: devtoolsLog, GatherContext: gatherContext, URL, SourceMaps } = artifacts;
  const of = async (trace) => {
    const recorded = { trace, devtoolsLog, gatherContext, URL, SourceMaps, settings: lhr.configSettings, simulator: null };
    return (await TotalBlockingTime.request(recorded, { computedCache: new Map() })).timing;
  };
  const [wall, processor] = [await of(Trace), await of(unwaited(Trace))];
  const reported = lhr.audits['total-blocking-time'].numericValue;
  if (wall !== reported) throw new Error(`total blocking time: ${wall} ms computed, ${reported} ms reported: this reads Lighthouse wrongly`);
  return processor;
}

module.exports = { unwaited, blocking };
