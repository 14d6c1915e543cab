// Measures the largest error of CVectorMath's exp, log, tanh and sigmoid in every variant this
// processor has: double against __float128 on random numbers and random bits, float against double
// on every 17th bit pattern. Prints units in the last place; any answer that should be NaN or
// infinite and is not is printed too.
//
//   cd Sources/CVectorMath
//   clang -O3 -fno-math-errno -ffp-contract=off -Iinclude -c *.c
//   gcc -O2 -Iinclude ../../Tests/Reference/measure_ulp.c *.o -lquadmath -lm && ./a.out
#include "CVectorMath.h"

#include <math.h>
#include <quadmath.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT = 1 << 16 };

static __float128 sigmoid_quad(__float128 x) {
  return x < 0 ? expq(x) / (1 + expq(x)) : 1 / (1 + expq(-x));
}

static double sigmoid_double(double x) { return x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)); }

// The distance between neighbours at `value`, with `digits` binary digits and a least exponent.
static double ulp(double value, int digits, int least) {
  int exponent;
  frexp(value, &exponent);
  return ldexp(1, exponent - digits < least ? least : exponent - digits);
}

static void note(double error, double x, double *worst, double *where) {
  if (error <= *worst) return;
  *worst = error;
  *where = x;
}

typedef struct {
  const char *variant, *function;
  void (*f64)(long, const double *, double *);
  void (*f32)(long, const float *, float *);
  __float128 (*quad)(__float128);
  double (*reference)(double);
} subject;

static double random_number(double low, double high) {
  if (low < high) return low + (high - low) * drand48();
  const uint64_t bits = ((uint64_t)mrand48() << 32) ^ (uint32_t)mrand48();
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

static void measure_double(const subject *s, double low, double high) {
  static double x[COUNT], y[COUNT];
  double worst = 0, where = 0;
  for (int i = 0; i < COUNT; i++) x[i] = random_number(low, high);
  s->f64(COUNT, x, y);
  for (int i = 0; i < COUNT; i++) {
    const __float128 exact = s->quad(x[i]);
    const double rounded = exact;
    if (!isfinite(rounded)) {
      if (isnan(rounded) ? !isnan(y[i]) : y[i] != rounded) printf("wrong at %a: %a\n", x[i], y[i]);
    } else {
      note(fabs((double)((exact - y[i]) / ulp(rounded, 53, -1074))), x[i], &worst, &where);
    }
  }
  printf("%s %s double [%g, %g]: %.3f ulp at %a\n", s->variant, s->function, low, high, worst,
         where);
}

static void measure_float(const subject *s) {
  static float x[COUNT], y[COUNT];
  double worst = 0, where = 0;
  for (uint64_t base = 0; base < (1ull << 32); base += COUNT * 17ull) {
    for (uint64_t i = 0; i < COUNT; i++) {
      const uint32_t bits = (uint32_t)(base + i * 17);
      memcpy(&x[i], &bits, sizeof bits);
    }
    s->f32(COUNT, x, y);
    for (int i = 0; i < COUNT; i++) {
      const double exact = s->reference(x[i]);
      const float rounded = (float)exact;
      if (!isfinite(rounded)) {
        if (isnan(rounded) ? !isnan(y[i]) : y[i] != rounded) {
          printf("wrong at %a: %a\n", x[i], y[i]);
        }
      } else {
        note(fabs(exact - y[i]) / ulp(exact, 24, -149), x[i], &worst, &where);
      }
    }
  }
  printf("%s %s float: %.3f ulp at %a\n", s->variant, s->function, worst, where);
}

int main(void) {
  static const double ranges[][2] = {{-1, 1},    {-3, 3},      {-40, 40},  {0.5, 0.7}, {0.99, 1.01},
                                     {0, 1e-307}, {-760, -600}, {-746, 710}, {0, 0}};
  for (long v = 0; v <= bk_variant(); v++) {
    const char *name = bk_variant_name(v);
    const struct bk_kernels_f64 *d = bk_variant_f64(v);
    const struct bk_kernels_f32 *f = bk_variant_f32(v);
    const subject subjects[] = {{name, "exp", d->exp, f->exp, expq, exp},
                                {name, "log", d->log, f->log, logq, log},
                                {name, "tanh", d->tanh, f->tanh, tanhq, tanh},
                                {name, "sigmoid", d->sigmoid, f->sigmoid, sigmoid_quad,
                                 sigmoid_double}};
    for (int i = 0; i < 4; i++) {
      for (unsigned r = 0; r < sizeof ranges / sizeof *ranges; r++) {
        measure_double(&subjects[i], ranges[r][0], ranges[r][1]);
      }
      measure_float(&subjects[i]);
    }
  }
}
