// Both precisions for one set of instructions.
#define INLINE static inline __attribute__((always_inline))

#include "Double.h"

#include "All.h"
#include "Forget.h"

#include "Float.h"

#include "All.h"
#include "Forget.h"
