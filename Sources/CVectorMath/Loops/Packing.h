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

// B[i + j * B_stride] = A[j + i * A_stride] for 8 x 8.
INLINE void BK_NAME(transpose_block)(const R *A, long A_stride, R *B, long B_stride) {
  BK_NAME(eight) line[8];
#pragma clang loop unroll(full)
  for (long i = 0; i < 8; i++) __builtin_memcpy(&line[i], A + i * A_stride, sizeof line[i]);
  EXCHANGE(1, INDICES(0, 8, 2, 10, 4, 12, 6, 14), INDICES(1, 9, 3, 11, 5, 13, 7, 15))
  EXCHANGE(2, INDICES(0, 1, 8, 9, 4, 5, 12, 13), INDICES(2, 3, 10, 11, 6, 7, 14, 15))
  EXCHANGE(4, INDICES(0, 1, 2, 3, 8, 9, 10, 11), INDICES(4, 5, 6, 7, 12, 13, 14, 15))
#pragma clang loop unroll(full)
  for (long i = 0; i < 8; i++) __builtin_memcpy(B + i * B_stride, &line[i], sizeof line[i]);
}

// B = A transposed, A (rows, columns), its columns and B's so far apart.
INLINE void BK_NAME(transpose_into)(long rows, long columns, const R *A, long A_stride, R *B,
                                    long B_stride) {
  const long block_rows = rows & ~7L, block_columns = columns & ~7L;
  for (long j = 0; j < block_columns; j += 8) {
    for (long i = 0; i < block_rows; i += 8) {
      BK_NAME(transpose_block)(A + i + j * A_stride, A_stride, B + j + i * B_stride, B_stride);
    }
  }
  for (long j = 0; j < columns; j++) {
    const long from = j < block_columns ? block_rows : 0;
    for (long i = from; i < rows; i++) B[j + i * B_stride] = A[i + j * A_stride];
  }
}
