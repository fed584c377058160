// What the benches compute from what they recorded: a wrong figure looks like any other.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { unwaited } = require('../bench/processor.cjs');

const event = (name, ts, dur, more) => ({ name, ts, dur, pid: 1, tid: 1, ...more });

test('a task is as long as the processor worked on it, and what happened in it moves with it', () => {
  const { traceEvents, metadata } = unwaited({
    metadata: 'kept',
    traceEvents: [
      event('ThreadControllerImpl::RunTask', 1000, 400, { tdur: 100 }),
      event('Layout', 1200, 200, { tdur: 60 }),
      event('largestContentfulPaint::Candidate', 1300, undefined),
      event('ThreadControllerImpl::RunTask', 1400, 50, { tdur: 50 }),
      // Another thread at the same time, and a task of which the processor’s time is not told.
      event('ThreadPool_RunTask', 1100, 100, { tid: 2, tdur: 50 }),
      event('ThreadPool_RunTask', 1300, 100, { tid: 2 }),
    ],
  });
  const times = (name, tid = 1) => traceEvents.filter((one) => one.name === name && one.tid === tid).map(({ ts, dur }) => [ts, dur]);
  assert.deepEqual(times('ThreadControllerImpl::RunTask'), [[1000, 100], [1400, 50]]);
  assert.deepEqual(times('Layout'), [[1050, 50]]);
  assert.deepEqual(times('largestContentfulPaint::Candidate'), [[1075, undefined]]);
  assert.deepEqual(times('ThreadPool_RunTask', 2), [[1100, 50], [1300, 100]]);
  assert.equal(metadata, 'kept');
});

test('a trace without the processor’s time is refused, not read as the wall’s', () => {
  assert.throws(() => unwaited({ traceEvents: [event('ThreadControllerImpl::RunTask', 0, 10)] }), /processor time/);
});
