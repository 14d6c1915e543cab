// Chooses the widest instructions the processor has, once, before main.
#include "Variants.h"

static struct bk_kernels_f64 chosen_f64;
static struct bk_kernels_f32 chosen_f32;

__attribute__((constructor)) static void choose(void) {
  const long variant = bk_variant();
  chosen_f64 = *bk_variant_f64(variant);
  chosen_f32 = *bk_variant_f32(variant);
}

#define BK_REAL double
#define BK_KERNEL(result, name, parameters, arguments) \
  result bk_##name##_f64 parameters { return chosen_f64.name arguments; }
#include "Kernels.h"
#undef BK_REAL
#undef BK_KERNEL

#define BK_REAL float
#define BK_KERNEL(result, name, parameters, arguments) \
  result bk_##name##_f32 parameters { return chosen_f32.name arguments; }
#include "Kernels.h"
#undef BK_REAL
#undef BK_KERNEL
