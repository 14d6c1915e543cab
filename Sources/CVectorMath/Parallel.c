// The threads of include/Parallel.h: they are started once and then follow the number of the turn.
#define _GNU_SOURCE
#include "Parallel.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

#define MOST_WORKERS 255
// Looks at the turn before a thread sleeps: about a tenth of a millisecond.
#define PATIENCE 4000

static pthread_mutex_t calling = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t sleeping = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t woken = PTHREAD_COND_INITIALIZER;

// The workers there are, and the turn after which each began, from 1.
static long workers, joined[MOST_WORKERS + 1];

static atomic_long turn, busy, sleepers;
static long pieces_now, sharers_now;
static void (*body_now)(void *context, long piece);
static void *context_now;

static inline void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

static void sleep_through(long last) {
  pthread_mutex_lock(&sleeping);
  sleepers++;
  while (turn == last) pthread_cond_wait(&woken, &sleeping);
  sleepers--;
  pthread_mutex_unlock(&sleeping);
}

static void await_turn_after(long last) {
  for (long looks = 0; turn == last; looks++) {
    if (looks == PATIENCE) return sleep_through(last);
    pause_briefly();
  }
}

// The pieces of one thread: every so manieth.
static void do_share(long number) {
  for (long piece = number; piece < pieces_now; piece += sharers_now) body_now(context_now, piece);
}

static void *work(void *number) {
  for (long last = joined[(long)number];; last++) {
    await_turn_after(last);
    if ((long)number < sharers_now) do_share((long)number);
    busy--;
  }
  return 0;
}

// Starts the worker with the next number; it takes no signals, which are the caller's.
static int start_worker(void) {
  sigset_t all, before;
  pthread_t thread;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  joined[workers + 1] = turn;
  const int failed = pthread_create(&thread, 0, work, (void *)(workers + 1));
  pthread_sigmask(SIG_SETMASK, &before, 0);
  if (failed) return 0;
  pthread_detach(thread);
  workers++;
  return 1;
}

// No more threads than processors this program may run on: waiting ones would be in the way.
static long processors(void) {
  cpu_set_t set;
  const long count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  return count < MOST_WORKERS ? count : MOST_WORKERS;
}

static void begin_turn(void) {
  busy = workers;
  turn++;
  if (sleepers > 0) {
    pthread_mutex_lock(&sleeping);
    pthread_cond_broadcast(&woken);
    pthread_mutex_unlock(&sleeping);
  }
}

static void await_workers(void) {
  for (long looks = 0; busy > 0; looks++) {
    if (looks < PATIENCE) pause_briefly();
    else sched_yield();
  }
}

void bk_in_parallel(long pieces, void (*body)(void *context, long piece), void *context) {
  static long most;
  if (pieces < 2 || pthread_mutex_trylock(&calling) != 0) {
    for (long piece = 0; piece < pieces; piece++) body(context, piece);
    return;
  }
  if (!most) most = processors();
  while (workers + 1 < pieces && workers + 1 < most && start_worker()) {}
  pieces_now = pieces;
  sharers_now = workers + 1;
  body_now = body;
  context_now = context;
  begin_turn();
  do_share(0);
  await_workers();
  pthread_mutex_unlock(&calling);
}
