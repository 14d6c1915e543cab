// Batch norm over each row of a block; mean, variance, gamma, beta have one number a row.

// mean and biased variance of each row; Znorm = (Z - mean) / sqrt(variance + epsilon);
// Ztilde = gamma * Znorm + beta
BK_KERNEL(void, batch_norm,
          (long rows, long columns, double epsilon, const BK_REAL *gamma, const BK_REAL *beta,
           const BK_REAL *Z, BK_REAL *mean, BK_REAL *variance, BK_REAL *Znorm, BK_REAL *Ztilde),
          (rows, columns, epsilon, gamma, beta, Z, mean, variance, Znorm, Ztilde))
// The same with given averages in place of the batch's
BK_KERNEL(void, batch_norm_evaluate,
          (long rows, long columns, double epsilon, const BK_REAL *gamma, const BK_REAL *beta,
           const BK_REAL *mean, const BK_REAL *variance, const BK_REAL *Z, BK_REAL *Znorm,
           BK_REAL *Ztilde),
          (rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde))
// dgamma = mean(dZtilde * Znorm); dbeta = mean(dZtilde); dZnorm = dZtilde * gamma;
// dZ = (dZnorm - mean(dZnorm) - Znorm * mean(dZnorm * Znorm)) / sqrt(variance + epsilon)
BK_KERNEL(void, batch_norm_backward,
          (long rows, long columns, double epsilon, const BK_REAL *gamma, const BK_REAL *variance,
           const BK_REAL *Znorm, const BK_REAL *dZtilde, BK_REAL *dgamma, BK_REAL *dbeta,
           BK_REAL *dZnorm, BK_REAL *dZ),
          (rows, columns, epsilon, gamma, variance, Znorm, dZtilde, dgamma, dbeta, dZnorm, dZ))
