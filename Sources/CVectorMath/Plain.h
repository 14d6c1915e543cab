// Plain loops: the first, simplest version of every kernel.
#define R BK_REAL
#define EACH for (long i = 0; i < n; i++)
#define EACH_RC for (long j = 0; j < columns; j++) for (long r = 0, i = j * rows; r < rows; r++, i++)
#define F(name) BK_NAME(name)

void F(exp)(long n, const R *x, R *y) { EACH y[i] = (R)exp(x[i]); }
void F(log)(long n, const R *x, R *y) { EACH y[i] = (R)log(x[i]); }
void F(sqrt)(long n, const R *x, R *y) { EACH y[i] = (R)sqrt(x[i]); }
void F(tanh)(long n, const R *x, R *y) { EACH y[i] = (R)tanh(x[i]); }
static R F(sig)(R x) { R e = (R)exp(-fabs(x)); return (x < 0 ? e : 1) / (1 + e); }
void F(sigmoid)(long n, const R *x, R *y) { EACH y[i] = x[i] != x[i] ? x[i] : F(sig)(x[i]); }
void F(add)(long n, const R *a, const R *b, R *c) { EACH c[i] = a[i] + b[i]; }
void F(subtract)(long n, const R *a, const R *b, R *c) { EACH c[i] = a[i] - b[i]; }
void F(multiply)(long n, const R *a, const R *b, R *c) { EACH c[i] = a[i] * b[i]; }
void F(divide)(long n, const R *a, const R *b, R *c) { EACH c[i] = a[i] / b[i]; }
void F(scale)(long n, double f, const R *x, R *y) { EACH y[i] = (R)f * x[i]; }
void F(axpy)(long n, double f, const R *x, R *y) { EACH y[i] = y[i] + (R)f * x[i]; }
void F(add_sign)(long n, double f, const R *x, R *y) {
  EACH y[i] = y[i] + (R)f * (x[i] != x[i] ? x[i] : (R)((x[i] > 0) - (x[i] < 0)));
}
void F(blend)(long n, double a, double b, const R *x, R *y) { EACH y[i] = (R)a * y[i] + (R)b * x[i]; }
void F(add_bias)(long rows, long columns, const R *bias, R *Z) { EACH_RC Z[i] += bias[r]; }
void F(fill_bias)(long rows, long columns, const R *bias, R *Z) { EACH_RC Z[i] = bias[r]; }
void F(less_than)(long n, const double *u, double p, R *D) { EACH D[i] = u[i] < p; }
void F(dropout)(long n, double keep, const R *D, const R *A, R *out) {
  EACH out[i] = A[i] * D[i] / (R)keep;
}
void F(relu)(long n, const R *x, R *y) { EACH y[i] = x[i] <= 0 ? 0 : x[i]; }
void F(leaky_relu)(long n, double slope, const R *x, R *y) {
  EACH y[i] = x[i] > 0 ? x[i] : (R)slope * x[i];
}
void F(prelu)(long rows, long columns, const R *slope, const R *Z, R *A) {
  EACH_RC A[i] = Z[i] > 0 ? Z[i] : slope[r] * Z[i];
}
void F(relu_backward)(long n, const R *dA, const R *Z, R *dZ) { EACH dZ[i] = Z[i] > 0 ? dA[i] : 0; }
void F(leaky_relu_backward)(long n, double slope, const R *dA, const R *Z, R *dZ) {
  EACH dZ[i] = Z[i] > 0 ? dA[i] : dA[i] * (R)slope;
}
void F(prelu_backward)(long rows, long columns, const R *slope, const R *dA, const R *Z, R *dZ) {
  EACH_RC dZ[i] = Z[i] > 0 ? dA[i] : dA[i] * slope[r];
}
void F(prelu_slope_gradient)(long rows, long columns, double scale, const R *dA, const R *Z,
                             R *dslope) {
  for (long r = 0; r < rows; r++) dslope[r] = 0;
  EACH_RC dslope[r] += Z[i] > 0 ? 0 : dA[i] * Z[i];
  for (long r = 0; r < rows; r++) dslope[r] *= (R)scale;
}
void F(tanh_backward)(long n, const R *dA, const R *A, R *dZ) {
  EACH dZ[i] = dA[i] * (1 - A[i] * A[i]);
}
void F(sigmoid_backward)(long n, const R *dA, const R *A, R *dZ) {
  EACH dZ[i] = dA[i] * A[i] * (1 - A[i]);
}
void F(softmax)(long rows, long columns, const R *Z, R *A) {
  for (long j = 0; j < columns; j++, Z += rows, A += rows) {
    R top = -INFINITY, sum = 0;
    for (long r = 0; r < rows; r++) top = Z[r] > top ? Z[r] : top;
    for (long r = 0; r < rows; r++) A[r] = (R)exp(Z[r] - top);
    for (long r = 0; r < rows; r++) sum += A[r];
    for (long r = 0; r < rows; r++) A[r] = A[r] / sum;
  }
}
void F(softmax_backward)(long rows, long columns, const R *dA, const R *A, R *dZ) {
  for (long j = 0; j < columns; j++, dA += rows, A += rows, dZ += rows) {
    R sum = 0;
    for (long r = 0; r < rows; r++) sum += A[r] * dA[r];
    for (long r = 0; r < rows; r++) dZ[r] = A[r] * (dA[r] - sum);
  }
}
static R F(xlogy)(R y, R a) { return y == 0 && a == a ? 0 : y * (R)log(a); }
void F(bce_loss)(long rows, long columns, const R *A, const R *Y, R *L) {
  for (long j = 0; j < columns; j++) L[j] = 0;
  EACH_RC if (Y[i] == Y[i]) L[j] -= F(xlogy)(Y[i], A[i]) + F(xlogy)(1 - Y[i], 1 - A[i]);
}
void F(ce_loss)(long rows, long columns, const R *A, const R *Y, R *L) {
  for (long j = 0; j < columns; j++) L[j] = 0;
  EACH_RC if (Y[i] == Y[i]) L[j] -= F(xlogy)(Y[i], A[i]);
}
void F(squared_loss)(long rows, long columns, const R *A, const R *Y, R *L) {
  for (long j = 0; j < columns; j++) L[j] = 0;
  EACH_RC if (Y[i] == Y[i]) L[j] += (A[i] - Y[i]) * (A[i] - Y[i]);
  for (long j = 0; j < columns; j++) L[j] = L[j] / 2;
}
static R F(share)(R y, R a) { return y == 0 && a == a ? 0 : y / a; }
void F(bce_backward)(long n, const R *A, const R *Y, R *dA) {
  EACH dA[i] = Y[i] != Y[i] ? 0 : F(share)(1 - Y[i], 1 - A[i]) - F(share)(Y[i], A[i]);
}
void F(ce_backward)(long n, const R *A, const R *Y, R *dA) {
  EACH dA[i] = Y[i] != Y[i] ? 0 : -F(share)(Y[i], A[i]);
}
void F(error_missing)(long n, const R *A, const R *Y, R *dZ) {
  EACH dZ[i] = Y[i] != Y[i] ? 0 : A[i] - Y[i];
}
R F(sum)(long n, const R *x) { R s = 0; EACH s += x[i]; return s; }
R F(sum_of_squares)(long n, const R *x) { R s = 0; EACH s += x[i] * x[i]; return s; }
R F(sum_of_absolutes)(long n, const R *x) { R s = 0; EACH s += x[i] < 0 ? -x[i] : x[i]; return s; }
R F(dot)(long n, const R *x, const R *y) { R s = 0; EACH s += x[i] * y[i]; return s; }
R F(minimum)(long n, const R *x) {
  R s = INFINITY;
  EACH { if (x[i] != x[i]) return x[i]; if (x[i] < s) s = x[i]; }
  return s;
}
R F(maximum)(long n, const R *x) {
  R s = -INFINITY;
  EACH { if (x[i] != x[i]) return x[i]; if (x[i] > s) s = x[i]; }
  return s;
}
void F(row_sums)(long rows, long columns, double scale, const R *X, R *out) {
  for (long r = 0; r < rows; r++) out[r] = 0;
  EACH_RC out[r] += X[i];
  for (long r = 0; r < rows; r++) out[r] *= (R)scale;
}
void F(column_sums)(long rows, long columns, double scale, const R *X, R *out) {
  for (long j = 0; j < columns; j++) out[j] = (R)scale * F(sum)(rows, X + j * rows);
}
void F(gd)(long n, double alpha, const R *dW, R *W) { EACH W[i] = W[i] - (R)alpha * dW[i]; }
void F(momentum)(long n, double alpha, double beta, const R *dW, R *v, R *W) {
  EACH { v[i] = (R)beta * v[i] + (R)(1 - beta) * dW[i]; W[i] = W[i] - (R)alpha * v[i]; }
}
void F(momentum_corrected)(long n, double alpha, double beta, double correction, const R *dW, R *v,
                           R *vc, R *W) {
  EACH {
    v[i] = (R)beta * v[i] + (R)(1 - beta) * dW[i];
    vc[i] = v[i] / (R)correction;
    W[i] = W[i] - (R)alpha * vc[i];
  }
}
void F(rmsprop)(long n, double alpha, double beta, double epsilon, const R *dW, R *s, R *W) {
  EACH {
    s[i] = (R)beta * s[i] + (R)(1 - beta) * dW[i] * dW[i];
    W[i] = W[i] - (R)alpha * dW[i] / ((R)sqrt(s[i]) + (R)epsilon);
  }
}
void F(adam)(long n, double alpha, double b1, double b2, double epsilon, double c1, double c2,
             const R *dW, R *v, R *s, R *W) {
  EACH {
    v[i] = (R)b1 * v[i] + (R)(1 - b1) * dW[i];
    s[i] = (R)b2 * s[i] + (R)(1 - b2) * dW[i] * dW[i];
    W[i] = W[i] - (R)alpha * (v[i] / (R)c1) / ((R)sqrt(s[i] / (R)c2) + (R)epsilon);
  }
}
void F(adam_corrected)(long n, double alpha, double b1, double b2, double epsilon, double c1,
                       double c2, const R *dW, R *v, R *s, R *vc, R *sc, R *W) {
  F(adam)(n, alpha, b1, b2, epsilon, c1, c2, dW, v, s, W);
  EACH { vc[i] = v[i] / (R)c1; sc[i] = s[i] / (R)c2; }
}
void F(batch_norm_evaluate)(long rows, long columns, double epsilon, const R *gamma, const R *beta,
                            const R *mean, const R *variance, const R *Z, R *Znorm, R *Ztilde) {
  EACH_RC {
    Znorm[i] = (Z[i] - mean[r]) / (R)sqrt(variance[r] + (R)epsilon);
    Ztilde[i] = gamma[r] * Znorm[i] + beta[r];
  }
}
void F(batch_norm)(long rows, long columns, double epsilon, const R *gamma, const R *beta,
                   const R *Z, R *mean, R *variance, R *Znorm, R *Ztilde) {
  F(row_sums)(rows, columns, 1.0 / columns, Z, mean);
  for (long r = 0; r < rows; r++) variance[r] = 0;
  EACH_RC variance[r] += (Z[i] - mean[r]) * (Z[i] - mean[r]);
  for (long r = 0; r < rows; r++) variance[r] = variance[r] / (R)columns;
  F(batch_norm_evaluate)(rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde);
}
void F(batch_norm_backward)(long rows, long columns, double epsilon, const R *gamma,
                            const R *variance, const R *Znorm, const R *dZtilde, R *dgamma,
                            R *dbeta, R *dZnorm, R *dZ) {
  for (long r = 0; r < rows; r++) {
    R sum = 0, product = 0;
    for (long i = r; i < rows * columns; i += rows) {
      sum += dZtilde[i];
      product += dZtilde[i] * Znorm[i];
    }
    dbeta[r] = sum / (R)columns;
    dgamma[r] = product / (R)columns;
  }
  EACH_RC {
    dZnorm[i] = dZtilde[i] * gamma[r];
    dZ[i] = (dZnorm[i] - gamma[r] * dbeta[r] - Znorm[i] * (gamma[r] * dgamma[r]))
            / (R)sqrt(variance[r] + (R)epsilon);
  }
}
void F(gemm_nn)(long rows, long inner, long columns, const R *A, const R *B, const R *bias, R *C) {
  EACH_RC {
    R s = bias ? bias[r] : 0;
    for (long k = 0; k < inner; k++) s += A[r + k * rows] * B[k + j * inner];
    C[i] = s;
  }
}
void F(gemm_tn)(long rows, long inner, long columns, const R *A, const R *B, R *C) {
  EACH_RC {
    R s = 0;
    for (long k = 0; k < inner; k++) s += A[k + r * inner] * B[k + j * inner];
    C[i] = s;
  }
}
void F(gemm_nt)(long rows, long inner, long columns, double scale, const R *A, const R *B, R *C) {
  EACH_RC {
    R s = 0;
    for (long k = 0; k < inner; k++) s += A[r + k * rows] * B[j + k * columns];
    C[i] = (R)scale * s;
  }
}
#undef F
#undef EACH
#undef EACH_RC
#undef R
