// Every kernel for one precision and one set of instructions, and the table of them.
#include "Vector.h"

#include "Partial.h"

#include "Polynomial.h"

#include "Exponential.h"
#include "HyperbolicTangent.h"
#include "Logarithm.h"
#include "LogisticSigmoid.h"
#include "NormalDistribution.h"

#include "Elementwise.h"
#include "Reductions.h"

#include "Activations.h"
#include "Losses.h"
#include "Normalization.h"
#include "Optimizers.h"
#include "Tile.h"

#include "Packing.h"

#include "Products.h"
#include "Random.h"

#define BK_KERNEL(result, name, parameters, arguments) .name = BK_NAME(name),
const struct BK_NAME(bk_kernels) BK_NAME(BK_TABLE) = {
#include "Kernels.h"
};
#undef BK_KERNEL
