// Batch norm over each row of a block; mean, variance, gamma, beta have one number a row.
// It goes in blocks of rows: what there is one of a row is computed first, then the block is written
// column by column, as it lies in memory.

#define BLOCK_ROWS 256

// Runs a statement for each block of `count` rows from `first` on.
#define EACH_BLOCK(rows, ...)                                                           \
  for (long first = 0, count; first < (rows); first += count) {                         \
    count = (rows) - first < BLOCK_ROWS ? (rows) - first : BLOCK_ROWS;                  \
    __VA_ARGS__;                                                                        \
  }

// sqrt(variance + epsilon)
INLINE void BK_NAME(deviations)(long n, double epsilon, const R *variance, R *out) {
  EACH_VECTOR(n, PUT(out, __builtin_elementwise_sqrt(GET(variance) + (R)epsilon)));
}

INLINE void BK_NAME(normalize_column)(long n, const R *gamma, const R *beta, const R *mean,
                                      const R *deviation, const R *Z, R *Znorm, R *Ztilde) {
  EACH_VECTOR(n, {
    const V normal = (GET(Z) - GET(mean)) / GET(deviation);
    PUT(Znorm, normal);
    PUT(Ztilde, GET(gamma) * normal + GET(beta));
  });
}

/// Znorm = (Z - mean) / sqrt(variance + epsilon); Ztilde = gamma * Znorm + beta, with given averages
KERNEL BK_NAME(batch_norm_evaluate)(long rows, long columns, double epsilon, const R *gamma,
                                    const R *beta, const R *mean, const R *variance, const R *Z,
                                    R *Znorm, R *Ztilde) {
  R deviation[BLOCK_ROWS];
  EACH_BLOCK(rows, {
    BK_NAME(deviations)(count, epsilon, variance + first, deviation);
    for (long at = first; at < rows * columns; at += rows) {
      BK_NAME(normalize_column)
      (count, gamma + first, beta + first, mean + first, deviation, Z + at, Znorm + at,
       Ztilde + at);
    }
  });
}

/// mean and biased variance of each row; Znorm = (Z - mean) / sqrt(variance + epsilon);
/// Ztilde = gamma * Znorm + beta
KERNEL BK_NAME(batch_norm)(long rows, long columns, double epsilon, const R *gamma, const R *beta,
                           const R *Z, R *mean, R *variance, R *Znorm, R *Ztilde) {
  EACH_VECTOR(rows, {
    V sum, squares;
    SUM_COLUMNS(sum, columns, GET(Z + row));
    const V mu = sum / (R)columns;
    SUM_COLUMNS(squares, columns, (GET(Z + row) - mu) * (GET(Z + row) - mu));
    PUT(mean, mu);
    PUT(variance, squares / (R)columns);
  });
  BK_NAME(batch_norm_evaluate)
  (rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde);
}

// gamma is the same for a whole row, so mean(dZnorm) = gamma * dbeta and
// mean(dZnorm * Znorm) = gamma * dgamma.
INLINE void BK_NAME(normalize_column_backward)(long n, const R *gamma, const R *deviation,
                                               const R *dgamma, const R *dbeta, const R *Znorm,
                                               const R *dZtilde, R *dZnorm, R *dZ) {
  EACH_VECTOR(n, {
    const V g = GET(gamma), dnormal = GET(dZtilde) * g;
    const V centred = dnormal - g * GET(dbeta) - GET(Znorm) * (g * GET(dgamma));
    const V dz = centred / GET(deviation);
    PUT(dZnorm, dnormal);
    PUT(dZ, dz);
  });
}

/// dgamma = mean(dZtilde * Znorm); dbeta = mean(dZtilde); dZnorm = dZtilde * gamma;
/// dZ = (dZnorm - mean(dZnorm) - Znorm * mean(dZnorm * Znorm)) / sqrt(variance + epsilon)
KERNEL BK_NAME(batch_norm_backward)(long rows, long columns, double epsilon, const R *gamma,
                                    const R *variance, const R *Znorm, const R *dZtilde,
                                    R *dgamma, R *dbeta, R *dZnorm, R *dZ) {
  R deviation[BLOCK_ROWS];
  EACH_VECTOR(rows, {
    V products, sum;
    SUM_COLUMNS(products, columns, GET(dZtilde + row) * GET(Znorm + row));
    SUM_COLUMNS(sum, columns, GET(dZtilde + row));
    PUT(dgamma, products / (R)columns);
    PUT(dbeta, sum / (R)columns);
  });
  EACH_BLOCK(rows, {
    BK_NAME(deviations)(count, epsilon, variance + first, deviation);
    for (long at = first; at < rows * columns; at += rows) {
      BK_NAME(normalize_column_backward)
      (count, gamma + first, deviation, dgamma + first, dbeta + first, Znorm + at, dZtilde + at,
       dZnorm + at, dZ + at);
    }
  });
}
