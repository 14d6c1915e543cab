// Copies of a strip of a product's left factor, its rows side by side.

// packed[k * STRIP_ROWS + r] = A[r + k * stride]
INLINE void BK_NAME(pack)(long rows, long inner, const R *A, long stride, R *packed) {
  for (long k = 0; k < inner; k++, A += stride, packed += STRIP_ROWS) {
    EACH_VECTOR(rows, PUT(packed, GET(A)));
  }
}

typedef R BK_NAME(eight) __attribute__((ext_vector_type(8)));

// Exchanges the numbers of lines `step` apart: three such rounds transpose 8 x 8.
#define EXCHANGE(step, low, high)                                               \
  _Pragma("clang loop unroll(full)") for (long i = 0; i < 8; i++) {             \
    if (i & (step)) continue;                                                   \
    const BK_NAME(eight) a = line[i], b = line[i + (step)];                     \
    line[i] = __builtin_shufflevector(a, b, low);                               \
    line[i + (step)] = __builtin_shufflevector(a, b, high);                     \
  }
#define INDICES(...) __VA_ARGS__

INLINE void BK_NAME(transpose_block)(const R *A, long stride, R *packed) {
  BK_NAME(eight) line[8];
#pragma clang loop unroll(full)
  for (long i = 0; i < 8; i++) __builtin_memcpy(&line[i], A + i * stride, sizeof line[i]);
  EXCHANGE(1, INDICES(0, 8, 2, 10, 4, 12, 6, 14), INDICES(1, 9, 3, 11, 5, 13, 7, 15))
  EXCHANGE(2, INDICES(0, 1, 8, 9, 4, 5, 12, 13), INDICES(2, 3, 10, 11, 6, 7, 14, 15))
  EXCHANGE(4, INDICES(0, 1, 2, 3, 8, 9, 10, 11), INDICES(4, 5, 6, 7, 12, 13, 14, 15))
#pragma clang loop unroll(full)
  for (long i = 0; i < 8; i++) __builtin_memcpy(packed + i * STRIP_ROWS, &line[i], sizeof line[i]);
}

// packed[k * STRIP_ROWS + r] = A[k + r * stride]
INLINE void BK_NAME(pack_transposed)(long rows, long inner, const R *A, long stride, R *packed) {
  const long block_rows = rows & ~7L, block_inner = inner & ~7L;
  for (long r = 0; r < block_rows; r += 8) {
    for (long k = 0; k < block_inner; k += 8) {
      BK_NAME(transpose_block)(A + k + r * stride, stride, packed + k * STRIP_ROWS + r);
    }
  }
  for (long r = 0; r < rows; r++) {
    const long from = r < block_rows ? block_inner : 0;
    for (long k = from; k < inner; k++) packed[k * STRIP_ROWS + r] = A[k + r * stride];
  }
}
