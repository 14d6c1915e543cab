// What the formulas need to know of float: its bits and the polynomials that fit it.
#define BK_REAL float
#define BK_REAL_BYTES 4
#define BK_INTEGER int
#define BK_NAME(name) BK_PASTE(name, _f32)
#define BK_PASTE(name, suffix) BK_PASTE2(name, suffix)
#define BK_PASTE2(name, suffix) name##suffix
#define BK_256(name) _mm256_##name##_ps
#define BK_512(name) _mm512_##name##_ps

#define BK_MAGNITUDE_BITS 0x7fffffff
#define BK_HALF_BITS ~0xfff
#define BK_MANTISSA_BITS 23
#define BK_MANTISSA_MASK 0x7fffff
#define BK_EXPONENT_MASK 0xff
#define BK_EXPONENT_BIAS 127.0f
#define BK_ONE_BITS 0x3f800000
#define BK_SQRT_HALF_BITS 0x3f3504f3
#define BK_LEAST_NORMAL 0x1p-126f
#define BK_LIFT 0x1p25f
#define BK_LIFT_EXPONENT 25.0f
#define BK_ROUNDER 0x1.8p23f
#define BK_INTEGER_BASE 0x1p23f
#define BK_INTEGER_BITS 0x4b000000

#define BK_LOG2_E 0x1.715476p+0f
#define BK_LN2_HIGH 0x1.62ep-1f
#define BK_LN2_LOW 0x1.0bfbe8p-15f
#define BK_EXP_HIGHEST 89.0f
#define BK_EXP_LOWEST -104.0f
#define BK_TANH_ONE 10.0f

#define BK_EXP_POLYNOMIAL \
  {0x1.fffffcp-2f, 0x1.555492p-3f, 0x1.5558dcp-5f, 0x1.123a18p-7f, 0x1.6a320ep-10f}
#define BK_LOG_POLYNOMIAL {0x1.555556p-1f, 0x1.999a76p-2f, 0x1.2439cep-2f, 0x1.e2d69ep-3f}
#define BK_TANH_POLYNOMIAL \
  {-0x1.555536p-2f, 0x1.1107c8p-3f, -0x1.b84ea4p-5f, 0x1.529132p-6f, -0x1.77938ap-8f}
#define BK_NORMAL_FARTHEST 16.0f
#define BK_NORMAL_POLYNOMIAL \
  {0x1.e361ecp-2f, -0x1.8c18ccp-4f, 0x1.cab5dcp-7f, 0x1.d484e6p-6f, \
   -0x1.07aceap-5f, 0x1.267a76p-6f, -0x1.4a2466p-8f, -0x1.b73fa4p-12f, \
   0x1.6dac9ep-11f, 0x1.44d704p-14f}
