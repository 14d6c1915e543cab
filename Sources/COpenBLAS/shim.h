#include <cblas.h>

// LAPACK's elimination, which OpenBLAS brings along without a header of its own.
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);
void dgesv_(const int *n, const int *nrhs, double *a, const int *lda, int *pivots, double *b,
            const int *ldb, int *info);
