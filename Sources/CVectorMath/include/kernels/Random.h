// The state's next 624 words, in place.
BK_KERNEL(void, twist, (uint32_t *words), (words))
// D = 1 where a uniform number is below p, else 0: `n` numbers, drawn one after another as
// (a * 2^26 + b) / 2^53 from two words' upper 27 and 26 bits. `next` counts the state's words used.
BK_KERNEL(void, bernoulli, (long n, double p, uint32_t *words, long *next, BK_REAL *D),
          (n, p, words, next, D))
