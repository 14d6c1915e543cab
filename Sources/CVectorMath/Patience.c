// What include/Patience.h declares: a thread has its own, so that one that works for others goes on.
#include "Patience.h"

static _Thread_local struct bk_patience *now;

struct bk_patience *bk_ask(struct bk_patience *patience) {
  struct bk_patience *const before = now;
  now = patience;
  return before;
}

int bk_is_lost(void) {
  if (!now) return 0;
  if (!now->is_lost) now->is_lost = now->is_over(now->context);
  return now->is_lost;
}

int bk_has_lost(void) { return now && now->is_lost; }
