// The last, partial vector of an array: its first `count` lanes in memory, 0 in the others.

// All bits set in the first `count` lanes.
INLINE I BK_NAME(first_lanes)(long count) {
  I lane;
#pragma clang loop unroll(full)
  for (BK_INTEGER i = 0; i < LANES; i++) lane[i] = i;
  return lane < (BK_INTEGER)count;
}

#if BK_HAS_MASKS == 512
INLINE V BK_NAME(load_part)(const R *p, long count) {
  return (V)BK_512(maskz_loadu)(_bzhi_u32(~0u, (unsigned)count), p);
}

INLINE void BK_NAME(store_part)(R *p, V v, long count) {
  BK_512(mask_storeu)(p, _bzhi_u32(~0u, (unsigned)count), v);
}

INLINE V BK_NAME(scalef)(V m, V k) { return BK_512(scalef)(m, k); }
#elif BK_HAS_MASKS == 256
INLINE V BK_NAME(load_part)(const R *p, long count) {
  return BK_256(maskload)(p, (__m256i)BK_NAME(first_lanes)(count));
}

INLINE void BK_NAME(store_part)(R *p, V v, long count) {
  BK_256(maskstore)(p, (__m256i)BK_NAME(first_lanes)(count), v);
}
#else
INLINE V BK_NAME(load_part)(const R *p, long count) {
  V v = 0;
#pragma clang loop unroll(full)
  for (long i = 0; i < LANES - 1; i++) {
    if (i < count) v[i] = p[i];
  }
  return v;
}

INLINE void BK_NAME(store_part)(R *p, V v, long count) {
#pragma clang loop unroll(full)
  for (long i = 0; i < LANES - 1; i++) {
    if (i < count) p[i] = v[i];
  }
}
#endif
