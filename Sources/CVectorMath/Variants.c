// Which variants this processor can run, and their tables.
#include "Variants.h"

#if defined(__x86_64__)
static int has_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
         && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}

static int has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
         && __builtin_cpu_supports("bmi2");
}

static long widest(void) {
  __builtin_cpu_init();
  return !has_avx2() ? 0 : has_avx512() ? 2 : 1;
}

static const struct bk_kernels_f64 *const tables_f64[] = {&bk_kernels_128_f64, &bk_kernels_256_f64,
                                                          &bk_kernels_512_f64};
static const struct bk_kernels_f32 *const tables_f32[] = {&bk_kernels_128_f32, &bk_kernels_256_f32,
                                                          &bk_kernels_512_f32};
#else
static long widest(void) { return 0; }
static const struct bk_kernels_f64 *const tables_f64[] = {&bk_kernels_128_f64};
static const struct bk_kernels_f32 *const tables_f32[] = {&bk_kernels_128_f32};
#endif

long bk_variant(void) { return widest(); }

const char *bk_variant_name(long variant) {
  static const char *const names[] = {"128-bit", "AVX2", "AVX-512"};
  return variant >= 0 && variant <= widest() ? names[variant] : 0;
}

const struct bk_kernels_f64 *bk_variant_f64(long variant) {
  return variant >= 0 && variant <= widest() ? tables_f64[variant] : 0;
}

const struct bk_kernels_f32 *bk_variant_f32(long variant) {
  return variant >= 0 && variant <= widest() ? tables_f32[variant] : 0;
}
