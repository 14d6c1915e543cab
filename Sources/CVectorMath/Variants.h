// The tables of kernels, one for each set of instructions.
#include "CVectorMath.h"

extern const struct bk_kernels_f64 bk_kernels_128_f64;
extern const struct bk_kernels_f32 bk_kernels_128_f32;
#if defined(__x86_64__)
extern const struct bk_kernels_f64 bk_kernels_256_f64, bk_kernels_512_f64;
extern const struct bk_kernels_f32 bk_kernels_256_f32, bk_kernels_512_f32;
#endif
