// The loss of each example (column), its derivative by A, and the error A - Y.
// A label that is NaN is missing: it counts 0 everywhere. 0 * log(0) and 0 / 0 are 0.

// L = -sum(Y * log(A) + (1 - Y) * log(1 - A)) over each column
BK_KERNEL(void, bce_loss,
          (long rows, long columns, const BK_REAL *A, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, A, Y, L))
// L = -sum(Y * log(A)) over each column
BK_KERNEL(void, ce_loss, (long rows, long columns, const BK_REAL *A, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, A, Y, L))
// L = sum((A - Y) * (A - Y)) / 2 over each column
BK_KERNEL(void, squared_loss,
          (long rows, long columns, const BK_REAL *A, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, A, Y, L))
// dA = (1 - Y) / (1 - A) - Y / A
BK_KERNEL(void, bce_backward, (long n, const BK_REAL *A, const BK_REAL *Y, BK_REAL *dA),
          (n, A, Y, dA))
// dA = -Y / A
BK_KERNEL(void, ce_backward, (long n, const BK_REAL *A, const BK_REAL *Y, BK_REAL *dA),
          (n, A, Y, dA))
// dZ = A - Y: also the squared loss's dA
BK_KERNEL(void, error_missing, (long n, const BK_REAL *A, const BK_REAL *Y, BK_REAL *dZ),
          (n, A, Y, dZ))
