#include "CVectorMath.h"

#include <math.h>

#define BK_REAL double
#define BK_NAME(name) bk_##name##_f64
#include "Plain.h"
#undef BK_REAL
#undef BK_NAME

#define BK_REAL float
#define BK_NAME(name) bk_##name##_f32
#include "Plain.h"
