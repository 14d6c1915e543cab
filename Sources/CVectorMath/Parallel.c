// The threads of include/Parallel.h: they are started once, and then follow the number of the turn.
//
// Pieces are claimed, not dealt out: a thread that is late, or that the system runs something else
// in place of, costs nothing, for the caller then does its pieces.
#define _GNU_SOURCE
#include "Parallel.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>

#define MOST_PIECES 0x7fff
#define MOST_WORKERS 255
// Looks at the turn before a thread sleeps: about a tenth of a millisecond.
#define PATIENCE 4000

static pthread_mutex_t calling = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t sleeping = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t woken = PTHREAD_COND_INITIALIZER;
static long workers;

// From the lowest bits: 16 of the next piece to claim, 16 of how many there are, 32 of the turn.
static _Atomic uint64_t claims;
static atomic_long done, sleepers;
static void (*body_now)(void *context, long piece);
static void *context_now;

static uint64_t turn(void) { return claims >> 32; }

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

static void do_pieces(void) {
  for (;;) {
    const uint64_t claim = claims++;
    const long piece = claim & 0xffff, pieces = claim >> 16 & 0xffff;
    if (piece >= pieces) return;
    // A turn does not end before its claimed pieces do, so this is still its body.
    body_now(context_now, piece);
    done++;
  }
}

static void sleep_through(uint64_t last) {
  pthread_mutex_lock(&sleeping);
  sleepers++;
  while (turn() == last) pthread_cond_wait(&woken, &sleeping);
  sleepers--;
  pthread_mutex_unlock(&sleeping);
}

static void await_turn_after(uint64_t last) {
  for (long looks = 0; turn() == last; looks++) {
    if (looks == PATIENCE) return sleep_through(last);
    pause_briefly();
  }
}

static void *work(void *nothing) {
  for (uint64_t last = turn();; last = turn()) {
    do_pieces();
    await_turn_after(last);
  }
  return nothing;
}

// Starts another worker; it takes no signals, which are the caller's.
static int start_worker(void) {
  sigset_t all, before;
  pthread_t thread;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const int failed = pthread_create(&thread, 0, work, 0);
  pthread_sigmask(SIG_SETMASK, &before, 0);
  if (failed) return 0;
  pthread_detach(thread);
  workers++;
  return 1;
}

// No more threads than processors this program may run on: waiting ones would be in the way.
static long most_workers(void) {
  cpu_set_t set;
  const long count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) - 1 : 0;
  return count < MOST_WORKERS ? count : MOST_WORKERS;
}

static void begin_turn(long pieces) {
  done = 0;
  claims = (turn() + 1) << 32 | (uint64_t)pieces << 16;
  if (sleepers > 0) {
    pthread_mutex_lock(&sleeping);
    pthread_cond_broadcast(&woken);
    pthread_mutex_unlock(&sleeping);
  }
}

static void await_pieces(long pieces) {
  for (long looks = 0; done < pieces; looks++) {
    if (looks < PATIENCE) pause_briefly();
    else sched_yield();
  }
}

void bk_in_parallel(long pieces, void (*body)(void *context, long piece), void *context) {
  static long most = -1;
  if (pieces < 2 || pieces > MOST_PIECES || pthread_mutex_trylock(&calling) != 0) {
    for (long piece = 0; piece < pieces; piece++) body(context, piece);
    return;
  }
  if (most < 0) most = most_workers();
  while (workers + 1 < pieces && workers < most && start_worker()) {}
  body_now = body;
  context_now = context;
  begin_turn(pieces);
  do_pieces();
  await_pieces(pieces);
  pthread_mutex_unlock(&calling);
}
