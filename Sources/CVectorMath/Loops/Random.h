#define MIDDLE 397

// words[i] = words[j] ^ (the upper bit of words[i] with the lower ones of words[i + 1], twisted)
INLINE void BK_NAME(twist_word)(uint32_t *words, long i, long following, long j) {
  const uint32_t mixed = (words[i] & 0x80000000u) | (words[following] & 0x7fffffffu);
  words[i] = words[j] ^ (mixed >> 1) ^ (-(mixed & 1) & 0x9908b0dfu);
}

// The words depend on others 227 or more behind them, so that vectors of them can go together.
/// The state's next 624 words, in place.
KERNEL BK_NAME(twist)(uint32_t *words) {
  const long behind = BK_TWISTER_WORDS - MIDDLE, last = BK_TWISTER_WORDS - 1;
#pragma clang loop vectorize(assume_safety)
  for (long i = 0; i < behind; i++) BK_NAME(twist_word)(words, i, i + 1, i + MIDDLE);
#pragma clang loop vectorize(assume_safety)
  for (long i = behind; i < last; i++) BK_NAME(twist_word)(words, i, i + 1, i - behind);
  BK_NAME(twist_word)(words, last, 0, last - behind);
}

// Whether (a * 2^26 + b) / 2^53 < p, in whole numbers: `limit` is p * 2^53 rounded up.
INLINE R BK_NAME(is_below)(uint64_t limit, uint64_t a, uint64_t b) {
  return ((a >> 5) << 26 | b >> 6) < limit ? 1 : 0;
}

// `n` numbers from pairs of words.
INLINE void BK_NAME(bernoulli_pairs)(long n, uint64_t limit, const uint32_t *words, R *D) {
  uint32_t bits[BK_TWISTER_WORDS];
  for (long i = 0; i < 2 * n; i++) bits[i] = bk_tempered(words[i]);
#pragma clang loop vectorize(enable)
  for (long i = 0; i < n; i++) D[i] = BK_NAME(is_below)(limit, bits[2 * i], bits[2 * i + 1]);
}

// One number whose words may lie on either side of a twist.
INLINE R BK_NAME(bernoulli_once)(uint64_t limit, uint32_t *words, long *next) {
  uint32_t bits[2];
  for (int i = 0; i < 2; i++) {
    if (*next == BK_TWISTER_WORDS) {
      BK_NAME(twist)(words);
      *next = 0;
    }
    bits[i] = bk_tempered(words[(*next)++]);
  }
  return BK_NAME(is_below)(limit, bits[0], bits[1]);
}

/// D = 1 where a uniform number is below p, else 0: `n` numbers, drawn one after another as
/// (a * 2^26 + b) / 2^53 from two words' upper 27 and 26 bits. `next` counts the state's words used.
KERNEL BK_NAME(bernoulli)(long n, double p, uint32_t *words, long *next, R *D) {
  const uint64_t limit = (uint64_t)ceil(p * 0x1p53);
  while (n > 0) {
    const long whole = (BK_TWISTER_WORDS - *next) / 2, count = n < whole ? n : whole;
    BK_NAME(bernoulli_pairs)(count, limit, words + *next, D);
    *next += 2 * count;
    n -= count;
    D += count;
    if (n > 0) {
      *D++ = BK_NAME(bernoulli_once)(limit, words, next);
      n--;
    }
  }
}
