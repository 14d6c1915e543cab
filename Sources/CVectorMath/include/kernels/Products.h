// Products of every size, without a library call's cost for small ones.
// C is rows x columns, the sum runs over `inner` in order from the first, fused where it can be.
// An element's bits depend on its row of A and column of B alone, so C's columns may be computed
// in parts, by several threads. C must not overlap an input.

// C = A * B + bias in each column; A is rows x inner, B inner x columns; bias may be null; with
// `relu` C = relu of that, as the kernel of that name
BK_KERNEL(void, gemm_nn,
          (long rows, long inner, long columns, const BK_REAL *A, const BK_REAL *B,
           const BK_REAL *bias, int relu, BK_REAL *C),
          (rows, inner, columns, A, B, bias, relu, C))
// C = transpose(A) * B; A is inner x rows, B inner x columns; with a gate, which may be null,
// C = relu_backward of that and the gate, rows x columns
BK_KERNEL(void, gemm_tn,
          (long rows, long inner, long columns, const BK_REAL *A, const BK_REAL *B,
           const BK_REAL *gate, BK_REAL *C),
          (rows, inner, columns, A, B, gate, C))
// C = scale * A * transpose(B); A is rows x inner, B columns x inner
BK_KERNEL(void, gemm_nt,
          (long rows, long inner, long columns, double scale, const BK_REAL *A, const BK_REAL *B,
           BK_REAL *C),
          (rows, inner, columns, scale, A, B, C))
// The same for C's columns from `from` up to, but without, `to`; B and C are the whole matrices
BK_KERNEL(void, gemm_nt_columns,
          (long rows, long inner, long columns, long from, long to, double scale, const BK_REAL *A,
           const BK_REAL *B, BK_REAL *C),
          (rows, inner, columns, from, to, scale, A, B, C))
// B = A transposed, A (rows, columns)
BK_KERNEL(void, transpose, (long rows, long columns, const BK_REAL *A, BK_REAL *B),
          (rows, columns, A, B))
