# The tables on which --preset auto is compared: each is columns by name, numbers or texts, and one or more targets.
# Those of scikit-learn come with it; iris and penguins are read from files of npm; the others are made from a seed.
import csv
import dataclasses

import numpy
from sklearn import datasets


@dataclasses.dataclass
class Table:
    columns: dict  # name → [rows], numbers or texts
    targets: dict  # name → [rows], classes as texts, or numbers
    classes: bool


def numbered(X):
    return {f"x{j + 1}": X[:, j] for j in range(X.shape[1])}


def classification(X, y, more={}):
    return Table({**numbered(X), **more}, {"target": [f"c{label}" for label in y]}, True)


def regression(X, Y, more={}):
    Y = Y.reshape(len(X), -1)
    names = ["target"] if Y.shape[1] == 1 else [f"y{j + 1}" for j in range(Y.shape[1])]
    return Table({**numbered(X), **more}, {name: Y[:, j] for j, name in enumerate(names)}, False)


def of_file(path, target, drop=()):
    """A CSV file without its incomplete rows. A column is numbers where every cell is one."""
    with open(path) as file:
        rows = [row for row in csv.DictReader(file) if all(cell not in ("", ".") for cell in row.values())]
    columns = {name: [row[name] for row in rows] for name in rows[0] if name not in drop}
    labels = columns.pop(target)
    return Table({name: as_numbers(cells) for name, cells in columns.items()}, {target: labels}, True)


def as_numbers(cells):
    try:
        return numpy.array([float(cell) for cell in cells])
    except ValueError:
        return cells


def toy(load, make):
    def table():
        X, y = load(return_X_y=True)
        return make(X, y)

    return table


def made(X, y, make):
    return lambda: make(X, y)


def categories(seed=1, rows=3000, levels=30):
    """Four columns of thirty categories, each of which pushes the answer its own way, and two numbers."""
    random = numpy.random.RandomState(seed)
    codes = random.randint(levels, size=(rows, 4))
    X = random.normal(size=(rows, 2))
    pushes = random.normal(size=(4, levels))
    z = sum(pushes[j][codes[:, j]] for j in range(4)) + X[:, 0] * X[:, 1]
    texts = {f"kind{j + 1}": [f"k{code}" for code in codes[:, j]] for j in range(4)}
    return X, z, random, texts


def categories_classes():
    X, z, random, texts = categories()
    return classification(X, (z + random.logistic(size=len(z)) * 0.5 > 0).astype(int), texts)


def categories_prices():
    X, z, random, texts = categories(seed=2)
    return regression(X, 250_000 + 60_000 * (z + 0.5 * random.normal(size=len(z))), texts)


def houses(rows=20_000, seed=3):
    """Like California's housing: skewed columns, two coordinates with local hills, a price that is cut at the top."""
    random = numpy.random.RandomState(seed)
    income = random.gamma(4, 1, rows)
    age = random.randint(1, 53, rows)
    rooms = random.lognormal(1.6, 0.3, rows)
    people = random.lognormal(7, 0.7, rows)
    x, y = random.uniform(-1, 1, (2, rows))
    hills = sum(h * numpy.exp(-((x - a) ** 2 + (y - b) ** 2) / w) for h, a, b, w in
                [(1.5, -0.4, 0.5, 0.05), (1, 0.3, -0.2, 0.1), (0.8, 0.7, -0.7, 0.02)])
    price = 0.4 * income + 0.01 * age + hills + 0.2 * numpy.log(rooms) + 0.5 * random.normal(size=rows)
    X = numpy.stack([income, age, rooms, people, x, y], 1)
    return regression(X, 1e5 * numpy.minimum(price, 5))


def counts(rows=1000, words=200, seed=4):
    """Word counts, most of them 0, of four topics."""
    random = numpy.random.RandomState(seed)
    topics = random.dirichlet(numpy.full(words, 0.1), 4)
    labels = random.randint(4, size=rows)
    mixed = 0.45 * topics[labels] + 0.55 * topics[random.randint(4, size=rows)]
    return classification(numpy.stack([random.multinomial(25, p / p.sum()) for p in mixed]).astype(float), labels)


def several_targets(rows=800, seed=5):
    random = numpy.random.RandomState(seed)
    X = random.normal(size=(rows, 8))
    Y = numpy.stack([X[:, 0] * X[:, 1], 1000 + 300 * numpy.sin(2 * X[:, 2]), 0.01 * X[:, 3] + 0.005 * X[:, 4] ** 2], 1)
    return regression(X, Y * (1 + 0.05 * random.normal(size=Y.shape)))


def tables(iris, penguins):
    """By name, each a function that makes it."""
    make = datasets.make_classification
    return {
        "iris": lambda: of_file(iris, "species"),
        "penguins": lambda: of_file(penguins, "Species"),
        "wine": toy(datasets.load_wine, classification),
        "breast_cancer": toy(datasets.load_breast_cancer, classification),
        "digits": toy(datasets.load_digits, classification),
        "diabetes": toy(datasets.load_diabetes, regression),
        "40 rows": made(*make(40, 6, n_informative=3, class_sep=1.2, random_state=1), classification),
        "moons": made(*datasets.make_moons(300, noise=0.25, random_state=2), classification),
        "1 in 20": made(*make(2000, 12, n_informative=6, weights=[0.95], random_state=3), classification),
        "10 classes": made(*make(3000, 20, n_informative=12, n_classes=10, n_clusters_per_class=1, random_state=4),
                           classification),
        "noise": made(*make(600, 30, n_informative=4, flip_y=0.2, random_state=5), classification),
        "wide": made(*make(250, 400, n_informative=15, n_redundant=40, class_sep=2, random_state=6), classification),
        "categories": categories_classes,
        "counts": counts,
        "20,000 rows": made(*make(20_000, 20, n_informative=12, n_classes=4, n_clusters_per_class=3, random_state=7),
                            classification),
        "linear": made(*datasets.make_regression(300, 20, n_informative=8, noise=60, random_state=8), regression),
        "friedman1": made(*datasets.make_friedman1(1000, noise=1, random_state=9), regression),
        "friedman2": made(*datasets.make_friedman2(800, noise=100, random_state=10), regression),
        "40 numbers": made(*datasets.make_friedman1(40, noise=1, random_state=11), regression),
        "3 targets": several_targets,
        "prices": categories_prices,
        "houses": houses,
    }
