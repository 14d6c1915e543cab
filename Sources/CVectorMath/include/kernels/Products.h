// Products for sizes where a BLAS call costs more than its arithmetic; right for every size.
// C is rows x columns, the sum runs over `inner` in order from the first, fused where it can be.
// C must not overlap an input.

// C = A * B + bias in each column; A is rows x inner, B inner x columns; bias may be null
BK_KERNEL(void, gemm_nn,
          (long rows, long inner, long columns, const BK_REAL *A, const BK_REAL *B,
           const BK_REAL *bias, BK_REAL *C),
          (rows, inner, columns, A, B, bias, C))
// C = transpose(A) * B; A is inner x rows, B inner x columns
BK_KERNEL(void, gemm_tn,
          (long rows, long inner, long columns, const BK_REAL *A, const BK_REAL *B, BK_REAL *C),
          (rows, inner, columns, A, B, C))
// C = scale * A * transpose(B); A is rows x inner, B columns x inner
BK_KERNEL(void, gemm_nt,
          (long rows, long inner, long columns, double scale, const BK_REAL *A, const BK_REAL *B,
           BK_REAL *C),
          (rows, inner, columns, scale, A, B, C))
