"""Writes preprocessing.json: what scikit-learn makes of columns with missing values, categories and large numbers.

    python3 make_preprocessing.py     (scikit-learn 1.2.1, numpy)

Each case is a CSV text, the rows it is fitted to (the first ones), and the features of all rows by one pipeline per column.
"""
import io
import json
import pathlib

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, OneHotEncoder, OrdinalEncoder, StandardScaler

random = np.random.RandomState(11)


def number(name, steps, **options):
    """A numeric column: the options of Numeric, and the pipeline that says what they mean."""
    return {"column": name, "numeric": options, "pipeline": make_pipeline(*steps)}


def category(name, steps, **options):
    return {"column": name, "categorical": options, "pipeline": make_pipeline(*steps)}


def case(name, columns, fitted, rows):
    """rows: one list per row, None where a value is missing."""
    features, names = [], []
    for place, column in enumerate(columns):
        kind = float if "numeric" in column else object
        values = np.array([[np.nan if row[place] is None and kind is float else row[place]] for row in rows], dtype=kind)
        pipeline = column.pop("pipeline").fit(values[:fitted])
        made = np.asarray(pipeline.transform(values), dtype=np.float64)
        features.append(made)
        last = pipeline.steps[-1][1]
        one_hot = isinstance(last, OneHotEncoder)
        names += list(last.get_feature_names_out([column["column"]])) if one_hot else [column["column"]]
    text = io.StringIO()
    text.write(",".join([column["column"] for column in columns] + ["y"]) + "\n")
    for row in rows:
        text.write(",".join(["" if value is None else repr(value) if isinstance(value, float) else str(value) for value in row] + ["0"]) + "\n")
    return {
        "name": name, "csv": text.getvalue(), "fitted": fitted, "columns": columns,
        "names": names, "features": np.hstack(features).ravel().tolist(),
    }


def holed(values, share):
    return [None if random.rand() < share else value for value in values]


def numbers():
    n, fitted = 60, 40
    columns = {
        "normal": random.normal(3, 2, n), "far": random.normal(1e6, 1, n), "amounts": np.exp(random.normal(5, 3, n)),
        "small": random.normal(0, 1e-7, n), "constant": np.full(n, 0.1), "whole": random.randint(-5, 6, n).astype(float),
    }
    recipes = [
        ("mean, standard", lambda: [SimpleImputer(strategy="mean"), StandardScaler()], dict(missing="Mean", scaling="Standard")),
        ("median, min-max", lambda: [SimpleImputer(strategy="median"), MinMaxScaler()], dict(missing="Median", scaling="MinMax")),
        ("constant", lambda: [SimpleImputer(strategy="constant", fill_value=-1.5)], dict(missing="Constant", constant=-1.5)),
        ("constant, standard", lambda: [SimpleImputer(strategy="constant", fill_value=2.0), StandardScaler()],
         dict(missing="Constant", constant=2.0, scaling="Standard")),
    ]
    for name, steps, options in recipes:
        rows = list(map(list, zip(*[holed(map(float, values), 0.25) for values in columns.values()])))
        yield case(name, [number(column, steps(), **options) for column in columns], fitted, rows)

    log = lambda: FunctionTransformer(np.log1p)
    positive = [holed(map(float, np.abs(columns[name])), 0.25) for name in ("normal", "amounts", "small", "whole")]
    recipes = [
        ("log", lambda: [log()], dict(log=True), 0),
        ("median, log, standard", lambda: [SimpleImputer(strategy="median"), log(), StandardScaler()],
         dict(missing="Median", log=True, scaling="Standard"), 1),
        ("mean, log, min-max", lambda: [SimpleImputer(strategy="mean"), log(), MinMaxScaler()], dict(missing="Mean", log=True, scaling="MinMax"), 1),
    ]
    for name, steps, options, holes in recipes:
        rows = [[value if holes or value is not None else 0.5 for value in row] for row in zip(*positive)]
        yield case(name, [number(column, steps(), **options) for column in ("normal", "amounts", "small", "whole")], fitted, rows)


def categories():
    words = ["Zürich", "basel", "Bern", "Genève", "b", "B", "10", "9", "ab c", "é"]
    common = [words[i] for i in random.choice(len(words), 80, p=[0.3, 0.2, 0.15, 0.1, 0.07, 0.06, 0.05, 0.04, 0.02, 0.01])]
    rows = [[word] for word in common]
    yield case("one-hot", [category("town", [OneHotEncoder(sparse_output=False)])], len(rows), rows)
    yield case("index", [category("town", [OrdinalEncoder()], encoding="Index")], len(rows), rows)
    order = sorted(set(common), reverse=True)
    yield case("one-hot, given", [category("town", [OneHotEncoder(categories=[order], sparse_output=False)], vocabulary=order)], 30, rows)
    yield case("index, given", [category("town", [OrdinalEncoder(categories=[order])], encoding="Index", vocabulary=order)], 30, rows)
    late = rows + [["Lugano"], ["bern"], ["Bern"]]
    yield case("unseen, zeros", [category("town", [OneHotEncoder(handle_unknown="ignore", sparse_output=False)], unseen="Zeros")], len(rows), late)
    yield case("rare and unseen, bucket", [category(
        "town", [OneHotEncoder(min_frequency=5, handle_unknown="infrequent_if_exist", sparse_output=False)], unseen="Bucket", minCount=5)], len(rows), late)
    known = len(set(common))
    yield case("unseen, index", [category(
        "town", [OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=known)], encoding="Index", unseen="Bucket")], len(rows), late)
    holes = [[None if i % 4 == 0 else row[0]] for i, row in enumerate(rows)]
    most = SimpleImputer(strategy="most_frequent", missing_values=None)
    yield case("most frequent", [category("town", [most, OneHotEncoder(sparse_output=False)], missing="MostFrequent")], len(rows), holes)
    tie = [["b"], ["a"], [None], ["b"], ["a"], [None]]
    most = SimpleImputer(strategy="most_frequent", missing_values=None)
    yield case("most frequent, a tie", [category("town", [most, OrdinalEncoder()], encoding="Index", missing="MostFrequent")], len(tie), tie)


def columns_together():
    rows = [[20.0, "m", 0.5], [None, "f", 7.25], [41.5, "f", None], [3.0, None, 100.0], [65.0, "m", 2.0], [30.0, "f", 8.05], [None, None, None]]
    most = SimpleImputer(strategy="most_frequent", missing_values=None)
    yield case("columns of each kind", [
        number("age", [SimpleImputer(strategy="median"), StandardScaler()], missing="Median", scaling="Standard"),
        category("sex", [most, OneHotEncoder(sparse_output=False)], missing="MostFrequent"),
        number("fare", [SimpleImputer(strategy="mean"), FunctionTransformer(np.log1p), MinMaxScaler()], missing="Mean", log=True, scaling="MinMax"),
    ], 5, rows)


cases = [*numbers(), *categories(), *columns_together()]
path = pathlib.Path(__file__).with_name("preprocessing.json")
path.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
