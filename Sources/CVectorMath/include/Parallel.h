// Several threads that work on one thing at once.
#ifndef C_PARALLEL_H
#define C_PARALLEL_H

// Calls `body` once for each piece from 0 to `pieces` - 1, on up to as many threads, and returns when
// all are done. Threads wait for the next call for a tenth of a millisecond before they sleep.
// While another call is under way, and where no thread is free, the caller does all the pieces.
void bk_in_parallel(long pieces, void (*body)(void *context, long piece), void *context);

#endif
