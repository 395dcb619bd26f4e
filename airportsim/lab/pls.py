"""Partial least squares regression, as in scikit-learn's PLSRegression, on standardised columns.

It is a regression (Wold, Sjöström & Eriksson 2001), not PLS path modelling: there are no latent
variables with indicators of their own, and no paths estimated together. Rows of equal `groups`
belong together: they are drawn, and left out, all at once.
"""

import warnings
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Groups = NDArray[np.int64]

FOLDS = 10
"""Parts into which groups are cut for cross-validation."""
_TINY = 1e-9


def coefficients(x: Array, y: Array, components: int) -> Array:
    """How many of its standard deviations each column of y moves with one of each column of x.

    `x` has the shape (rows, drivers), `y` (rows, outcomes), what is found (outcomes, drivers). A
    column that is constant has coefficients of 0; of components there are at most as many as
    columns of x that do not follow from each other.
    """
    found: Array = np.zeros((y.shape[1], x.shape[1]))
    scaled_x, scaled_y = _standardised(x), _standardised(y)
    moves = np.flatnonzero(np.any(scaled_y != 0, axis=0))
    most = min(components, _rank(scaled_x))
    if most and len(moves):
        found[moves] = _fitted(scaled_x, scaled_y[:, moves], most)
    return found


def _fitted(x: Array, y: Array, components: int) -> Array:
    from sklearn import config_context
    from sklearn.cross_decomposition import PLSRegression

    known = config_context(assume_finite=True, skip_parameter_validation=True)
    with warnings.catch_warnings(), known:
        warnings.filterwarnings("ignore", "y residual is constant")  # fewer components do
        found: Array = PLSRegression(components, scale=False).fit(x, y).coef_
    return found


def rank(x: Array) -> int:
    """How many columns do not follow from the others."""
    return _rank(_standardised(x))


def _rank(scaled: Array) -> int:
    return int(np.sum(np.linalg.eigvalsh(scaled.T @ scaled) > _TINY * len(scaled)))


def explained(x: Array, y: Array, groups: Groups, components: int) -> Array:
    """The share of each outcome's variance that is foretold for groups left out of the fit.

    Cross-validation in up to ten folds of whole groups; below 0 where the mean foretells better.
    """
    missed = np.zeros((2, y.shape[1]))
    for out in _folds(groups):
        middle, spread = x[~out].mean(axis=0), _spread(x[~out])
        mean = y[~out].mean(axis=0)
        moved = coefficients(x[~out], y[~out], components) @ ((x[out] - middle) / spread).T
        guessed = mean + moved.T * _spread(y[~out])
        missed += np.sum([(y[out] - guessed) ** 2, (y[out] - mean) ** 2], axis=1)
    shares: Array = 1 - missed[0] / np.where(missed[1] > 0, missed[1], 1.0)
    return shares


def chosen_components(x: Array, y: Array, groups: Groups) -> int:
    """The number of components that foretells best, the smallest of those within 0.001."""
    shares = [float(explained(x, y, groups, n + 1).mean()) for n in range(max(1, rank(x)))]
    return 1 + next(n for n, share in enumerate(shares) if share >= max(shares) - 0.001)


def inflation(x: Array) -> Array:
    """How much wider collinearity makes each squared interval: 1 / (1 - R²) on all others.

    Infinite for a column that follows from the others.
    """
    scaled = _standardised(x)
    found = np.full(x.shape[1], np.inf)
    for n in range(x.shape[1]):
        others = np.delete(scaled, n, axis=1)
        if not others.shape[1]:
            return np.ones(1)
        fit = others @ np.linalg.lstsq(others, scaled[:, n], rcond=None)[0]
        left = float(np.sum((scaled[:, n] - fit) ** 2) / np.sum(scaled[:, n] ** 2))
        if left > _TINY:
            found[n] = 1 / left
    return found


def resamples(groups: Groups, times: int, seed: int) -> Iterator[NDArray[np.intp]]:
    """Rows of as many groups as there are, drawn with replacement (Efron, 1979), so many times."""
    rows = [np.flatnonzero(groups == one) for one in np.unique(groups)]
    draws = np.random.default_rng(seed)
    for _ in range(times):
        yield np.concatenate([rows[n] for n in draws.integers(len(rows), size=len(rows))])


def _folds(groups: Groups) -> Iterator[NDArray[np.bool_]]:
    """For each fold, which rows are left out."""
    every, place = np.unique(groups, return_inverse=True)
    count = min(FOLDS, len(every))
    for fold in range(count):
        yield place % count == fold


def _standardised(values: Array) -> Array:
    found: Array = (values - values.mean(axis=0)) / _spread(values)
    found[:, _constant(values)] = 0
    return found


def _spread(values: Array) -> Array:
    """Standard deviations; 1 where a column is constant."""
    return np.where(_constant(values), 1.0, values.std(axis=0))


def _constant(values: Array) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = np.all(values == values[0], axis=0)
    return found
