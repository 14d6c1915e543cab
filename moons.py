"""A Backstep session as a plain NumPy program.

It takes the same steps, by the same formulas, and stops where a number is not the one that
the session showed. Run it with python3; NumPy is all it needs. Ending with status 0, it has
proved the session.
"""

import pathlib

import numpy as np

np.seterr(all="ignore")
checked = 0


def check(name, value, shown, within=1e-9):
    """Stop where a value is not the one that the session showed."""
    global checked
    value, shown = np.ravel(value).astype(float), np.ravel(shown).astype(float)
    size = np.abs(shown[np.isfinite(shown)]).max(initial=1e-3)
    if value.size != shown.size or not np.allclose(
        value, shown, rtol=0, atol=within * size, equal_nan=True
    ):
        raise AssertionError(f"{name} is {value}, but the session showed {shown}")
    checked += 1


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def xlogy(y, a):
    """y log(a), and 0 where y is 0."""
    return np.where(y == 0, 0, y * np.log(a))

HERE = pathlib.Path(__file__).parent


# data moons n=60 seed=1
X_train = np.load(HERE / "moons-X_train.npy")
Y_train = np.array([[1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]])

# split train=0.8 dev=0.2 seed=1
X_train = np.load(HERE / "moons-X_train-2.npy")
Y_train = np.array([[1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1]])

# net 4 tanh, 1 sigmoid

# set batch=16

# train 3 epochs
M = X_train.shape[1]
rng = np.random.RandomState(0)
W1 = rng.randn(4, 2) * np.sqrt(1 / 2)
b1 = np.zeros((4, 1))
W2 = rng.randn(1, 4) * np.sqrt(1 / 4)
b2 = np.zeros((1, 1))
iteration, epoch, t, cursor = 0, 0, 0, 0
m = 16
order = np.arange(M)[np.newaxis, :]
alpha = 0.01


def begin_iteration():
    """Go on to the next iteration, and to the next epoch where one ends."""
    global iteration, t, epoch, alpha, cursor, order, m
    if iteration == 0 or cursor >= M:
        if iteration > 0:
            epoch = epoch + 1
        cursor = 0
        order = rng.permutation(M)[np.newaxis, :]
    iteration = iteration + 1
    t = t + 1
    m = min(16, M - cursor)




def iterate():
    """One iteration of training: every stage in its order."""
    global alpha, cursor, indices, X, Y, Z1, A1, Z2, A2, L, J_data, J_reg, J, dZ2, dW2, db2
    global dA1, dZ1, dW1, db1, W1, b1, W2, b2
    # batch
    begin_iteration()
    indices = order[:, cursor:cursor + m]
    X = X_train[:, indices[0]]
    Y = Y_train[:, indices[0]]
    cursor = cursor + m
    # forward.1.linear
    Z1 = W1 @ X + b1
    # forward.1.activation
    A1 = np.tanh(Z1)
    # forward.2.linear
    Z2 = W2 @ A1 + b2
    # forward.2.activation
    A2 = sigmoid(Z2)
    # cost
    L = -np.sum(xlogy(Y, A2) + xlogy(1 - Y, 1 - A2), axis=0, keepdims=True)
    J_data = np.mean(L)
    J_reg = 0
    J = J_data + J_reg
    # backward.2.dZ
    dZ2 = A2 - Y
    # backward.2.dW
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    # backward.1.dA
    dA1 = W2.T @ dZ2
    # backward.1.dZ
    dZ1 = dA1 * (1 - A1 ** 2)
    # backward.1.dW
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    # update.1
    W1 = W1 - alpha * dW1
    b1 = b1 - alpha * db1
    # update.2
    W2 = W2 - alpha * dW2
    b2 = b2 - alpha * db2


for _ in range(9):
    iterate()
check("J", J, 0.5686595243937836)

print(f"{checked} values are those that the session showed")
