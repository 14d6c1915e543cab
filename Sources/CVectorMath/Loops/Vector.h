// One vector of BK_LANES numbers of type R, and a loop over arrays in such vectors.
//
// The last vector of an array may be partial: its missing lanes are read as 0, computed like the
// others and not written. So body and tail share one formula, and with it their bits.

#define R BK_REAL
#define V BK_NAME(vector)
#define I BK_NAME(integers)
#define LANES (BK_VECTOR_BYTES / BK_REAL_BYTES)
#define KERNEL static void
// A pointer that may be null.
#define NULLABLE

typedef R V __attribute__((ext_vector_type(LANES)));
typedef BK_INTEGER I __attribute__((ext_vector_type(LANES)));

INLINE V BK_NAME(splat)(R x) { return (V)x; }

INLINE V BK_NAME(load)(const R *p) {
  V v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

INLINE void BK_NAME(store)(R *p, V v) { __builtin_memcpy(p, &v, sizeof v); }

// a * b + c, rounded once where the processor has the instruction.
INLINE V BK_NAME(fma)(V a, V b, V c) {
#if BK_HAS_FMA
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

INLINE V BK_NAME(select)(I condition, V yes, V no) { return condition ? yes : no; }

INLINE V BK_NAME(absolute)(V x) { return (V)((I)x & BK_MAGNITUDE_BITS); }

// The magnitude of `x` with the sign of `s`.
INLINE V BK_NAME(with_sign)(V x, V s) {
  return (V)(((I)x & BK_MAGNITUDE_BITS) | ((I)s & ~BK_MAGNITUDE_BITS));
}

// Where relu and its derivative are stages of their own, and where a product does them on the way.
INLINE V BK_NAME(relu_of)(V z) { return BK_NAME(select)(z <= 0, BK_NAME(splat)(0), z); }

INLINE V BK_NAME(relu_backward_of)(V dA, V z) {
  return BK_NAME(select)(z > 0, dA, BK_NAME(splat)(0));
}

// Runs a statement for each vector of an array of `n`: GET and PUT within it read and write the
// lanes from `at` on.
#define EACH_VECTOR(n, ...)                                       \
  do {                                                            \
    const long count_ = (n);                                      \
    long at = 0;                                                  \
    {                                                             \
      const int whole = 1;                                        \
      const long left = LANES;                                    \
      for (; at + LANES <= count_; at += LANES) { __VA_ARGS__; }  \
    }                                                             \
    if (at < count_) {                                            \
      const int whole = 0;                                        \
      const long left = count_ - at;                              \
      __VA_ARGS__;                                                \
    }                                                             \
  } while (0)

#define GET(array) (whole ? BK_NAME(load)((array) + at) : BK_NAME(load_part)((array) + at, left))
#define PUT(array, value)                                         \
  (whole ? BK_NAME(store)((array) + at, value)                    \
         : BK_NAME(store_part)((array) + at, value, left))
