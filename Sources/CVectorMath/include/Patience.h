// Whether anybody still waits for what is being worked out.
#ifndef C_PATIENCE_H
#define C_PATIENCE_H

// What the long loops of a thread ask: `is_over` with its context, until it once says yes.
struct bk_patience {
  int (*is_over)(void *context);
  void *context;
  int is_lost;
};

// The thread's loops ask this from now on, or nobody where it is null; returns what they asked before.
struct bk_patience *bk_ask(struct bk_patience *patience);

// Whether the thread's loops are to end as they are. Asked by them every few milliseconds; what they
// leave behind is no result, and whoever has set the patience throws it away.
int bk_is_lost(void);

// Whether one of them has ended so; asks nobody.
int bk_has_lost(void);

#endif
