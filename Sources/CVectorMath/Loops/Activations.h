/// y = tanh(x), within 2 ulp
KERNEL BK_NAME(tanh)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(tanh_of)(GET(x)))); }

/// y = 1 / (1 + exp(-x)), within 2 ulp for every x
KERNEL BK_NAME(sigmoid)(long n, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, BK_NAME(sigmoid_of)(GET(x))));
}

/// y = x where x > 0, else 0; NaN stays NaN
KERNEL BK_NAME(relu)(long n, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, BK_NAME(relu_of)(GET(x))));
}

INLINE V BK_NAME(leaky_of)(V z, V slope) { return BK_NAME(select)(z > 0, z, slope * z); }

/// y = x where x > 0, else slope * x
KERNEL BK_NAME(leaky_relu)(long n, double slope, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, BK_NAME(leaky_of)(GET(x), BK_NAME(splat)(slope))));
}

/// A = Z where Z > 0, else slope * Z, with a slope for each row
KERNEL BK_NAME(prelu)(long rows, long columns, const R *slope, const R *Z, R *A) {
  for (long j = 0; j < columns; j++, Z += rows, A += rows) {
    EACH_VECTOR(rows, PUT(A, BK_NAME(leaky_of)(GET(Z), GET(slope))));
  }
}

// Columns side by side through `work`: exp runs over the block, where no lane is idle. The column
// loops read one array and write another, for a load just after an overlapping store waits.
INLINE void BK_NAME(softmax_block)(long rows, long columns, const R *Z, R *work, R *A) {
  for (long j = 0; j < columns * rows; j += rows) {
    const V top = BK_NAME(splat)(BK_NAME(highest)(rows, Z + j));
    EACH_VECTOR(rows, PUT(work + j, GET(Z + j) - top));
  }
  EACH_VECTOR(rows * columns, PUT(work, BK_NAME(exp_of)(GET(work))));
  for (long j = 0; j < columns * rows; j += rows) {
    const V total = BK_NAME(splat)(BK_NAME(sum)(rows, work + j));
    EACH_VECTOR(rows, PUT(A + j, GET(work + j) / total));
  }
}

#define SOFTMAX_BLOCK 1024

/// A = exp(Z - max) / sum(exp(Z - max)) over each column
KERNEL BK_NAME(softmax)(long rows, long columns, const R *Z, R *A) {
  R block[SOFTMAX_BLOCK];
  const long fitting = SOFTMAX_BLOCK / (rows + !rows), most = fitting ? fitting : 1;
  for (long j = 0; j < columns; j += most, Z += most * rows, A += most * rows) {
    const long count = columns - j < most ? columns - j : most;
    BK_NAME(softmax_block)(rows, count, Z, fitting ? block : A, A);
  }
}

/// A = Z * Phi(Z), Phi(Z) = (1 + erf(Z / sqrt(2))) / 2, with all its digits for Z < 0 too
KERNEL BK_NAME(gelu)(long n, const R *Z, R *A) {
  EACH_VECTOR(n, {
    const V z = GET(Z), a = BK_NAME(normal_distance)(z);
    PUT(A, z * BK_NAME(normal_of)(z, a, BK_NAME(bell_of)(a)));
  });
}

/// A = Z * sigmoid(Z)
KERNEL BK_NAME(silu)(long n, const R *Z, R *A) {
  EACH_VECTOR(n, const V z = GET(Z); PUT(A, z * BK_NAME(sigmoid_of)(z)));
}

// exp(z) - 1 for z <= 0, with all its digits near 0: 2 h / (1 - h), h = tanh(z / 2).
INLINE V BK_NAME(expm1_below)(V z) {
  const V h = BK_NAME(tanh_of)(z * (R)0.5);
  return (h + h) / (1 - h);
}

/// A = Z where Z > 0, else slope * (exp(Z) - 1)
KERNEL BK_NAME(elu)(long n, double slope, const R *Z, R *A) {
  EACH_VECTOR(n, {
    const V z = GET(Z);
    PUT(A, BK_NAME(select)(z > 0, z, (R)slope * BK_NAME(expm1_below)(z)));
  });
}

// log(1 + e) for e in [0, 1]: what rounding 1 + e leaves out is made up for.
INLINE V BK_NAME(log1p_of)(V e) {
  const V sum = 1 + e;
  return BK_NAME(select)(sum == 1, e, BK_NAME(log_of)(sum) * (e / (sum - 1)));
}

/// A = log(1 + exp(Z)), as max(Z, 0) + log(1 + exp(-|Z|)): no overflow
KERNEL BK_NAME(softplus)(long n, const R *Z, R *A) {
  EACH_VECTOR(n, {
    const V z = GET(Z), e = BK_NAME(exp_of)(-BK_NAME(absolute)(z));
    PUT(A, BK_NAME(relu_of)(z) + BK_NAME(log1p_of)(e));
  });
}

/// dZ = dA where Z > 0, else 0
KERNEL BK_NAME(relu_backward)(long n, const R *dA, const R *Z, R *dZ) {
  EACH_VECTOR(n, PUT(dZ, BK_NAME(relu_backward_of)(GET(dA), GET(Z))));
}

INLINE V BK_NAME(leaky_backward_of)(V dA, V z, V slope) {
  return BK_NAME(select)(z > 0, dA, dA * slope);
}

/// dZ = dA where Z > 0, else dA * slope
KERNEL BK_NAME(leaky_relu_backward)(long n, double slope, const R *dA, const R *Z, R *dZ) {
  EACH_VECTOR(n, PUT(dZ, BK_NAME(leaky_backward_of)(GET(dA), GET(Z), BK_NAME(splat)(slope))));
}

/// dZ = dA where Z > 0, else dA * slope, with a slope for each row
KERNEL BK_NAME(prelu_backward)(long rows, long columns, const R *slope, const R *dA, const R *Z,
                               R *dZ) {
  for (long j = 0; j < columns; j++, dA += rows, Z += rows, dZ += rows) {
    EACH_VECTOR(rows, PUT(dZ, BK_NAME(leaky_backward_of)(GET(dA), GET(Z), GET(slope))));
  }
}

INLINE V BK_NAME(slope_term)(V dA, V z) {
  return BK_NAME(select)(z > 0, BK_NAME(splat)(0), dA * z);
}

/// dslope[r] = scale * sum over columns of dA * Z where Z <= 0; scale is 1/m
KERNEL BK_NAME(prelu_slope_gradient)(long rows, long columns, double scale, const R *dA,
                                     const R *Z, R *dslope) {
  EACH_VECTOR(rows, {
    V total;
    SUM_COLUMNS(total, columns, BK_NAME(slope_term)(GET(dA + row), GET(Z + row)));
    PUT(dslope, (R)scale * total);
  });
}

/// dZ = dA * (1 - A * A)
KERNEL BK_NAME(tanh_backward)(long n, const R *dA, const R *A, R *dZ) {
  EACH_VECTOR(n, const V a = GET(A); PUT(dZ, GET(dA) * (1 - a * a)));
}

/// dZ = dA * A * (1 - A)
KERNEL BK_NAME(sigmoid_backward)(long n, const R *dA, const R *A, R *dZ) {
  EACH_VECTOR(n, const V a = GET(A); PUT(dZ, GET(dA) * a * (1 - a)));
}

/// dZ = A * (dA - sum(A * dA)) over each column
KERNEL BK_NAME(softmax_backward)(long rows, long columns, const R *dA, const R *A, R *dZ) {
  for (long j = 0; j < columns; j++, dA += rows, A += rows, dZ += rows) {
    const V total = BK_NAME(splat)(BK_NAME(dot)(rows, A, dA));
    EACH_VECTOR(rows, PUT(dZ, GET(A) * (GET(dA) - total)));
  }
}

/// dZ = dA * (Phi(Z) + Z * exp(-Z * Z / 2) / sqrt(2 * pi))
KERNEL BK_NAME(gelu_backward)(long n, const R *dA, const R *Z, R *dZ) {
  EACH_VECTOR(n, {
    const V z = GET(Z), a = BK_NAME(normal_distance)(z), bell = BK_NAME(bell_of)(a);
    const V density = bell * (R)0.3989422804014327;
    PUT(dZ, GET(dA) * (BK_NAME(normal_of)(z, a, bell) + z * density));
  });
}

/// dZ = dA * sigmoid(Z) * (1 + Z * (1 - sigmoid(Z)))
KERNEL BK_NAME(silu_backward)(long n, const R *dA, const R *Z, R *dZ) {
  EACH_VECTOR(n, {
    const V z = GET(Z), s = BK_NAME(sigmoid_of)(z);
    PUT(dZ, GET(dA) * s * (1 + z * (1 - s)));
  });
}

/// dZ = dA where Z > 0, else dA * slope * exp(Z)
KERNEL BK_NAME(elu_backward)(long n, double slope, const R *dA, const R *Z, R *dZ) {
  EACH_VECTOR(n, {
    const V z = GET(Z), da = GET(dA);
    PUT(dZ, BK_NAME(select)(z > 0, da, da * ((R)slope * BK_NAME(exp_of)(z))));
  });
}

/// dZ = dA * sigmoid(Z)
KERNEL BK_NAME(softplus_backward)(long n, const R *dA, const R *Z, R *dZ) {
  EACH_VECTOR(n, PUT(dZ, GET(dA) * BK_NAME(sigmoid_of)(GET(Z))));
}
