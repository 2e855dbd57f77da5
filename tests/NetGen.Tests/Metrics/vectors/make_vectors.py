"""Writes metrics.json: what scikit-learn 1.2 says of small cases, ties and empty classes among them.

    python3 make_vectors.py     (scikit-learn 1.2.1, numpy)
"""
import json
import math
import pathlib
import re
import warnings

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")
random = np.random.RandomState(7)


def report(actual, predicted):
    """Where no answer is right, 1.2 writes the support as 4.0 instead of 4: not worth imitating."""
    return re.sub(r"(\d+)\.0$", r"  \1", m.classification_report(actual, predicted), flags=re.MULTILINE)


def answers(name, classes, actual, predicted):
    actual, predicted = np.asarray(actual), np.asarray(predicted)
    averages = ["macro", "micro", "weighted"] + (["binary"] if classes == 2 else [])
    labels = list(range(classes))
    scores = {}
    for score in (m.precision_score, m.recall_score, m.f1_score):
        key = score.__name__.split("_")[0]
        scores[key] = {a: score(actual, predicted, average=a, zero_division="warn") for a in averages}
        scores[key + "Of"] = score(actual, predicted, average=None, labels=labels).tolist()
    return {
        "name": name, "classes": classes, "actual": actual.tolist(), "predicted": predicted.tolist(),
        "confusion": m.confusion_matrix(actual, predicted, labels=labels).ravel().tolist(),
        "accuracy": m.accuracy_score(actual, predicted), "balancedAccuracy": m.balanced_accuracy_score(actual, predicted),
        "matthews": m.matthews_corrcoef(actual, predicted), "report": report(actual, predicted), **scores,
    }


def answer_cases():
    for classes in (2, 3, 7):
        for n in (1, 5, 40):
            yield answers(f"{classes} classes, {n} samples", classes, random.randint(0, classes, n), random.randint(0, classes, n))
    yield answers("right", 3, [0, 1, 2, 1], [0, 1, 2, 1])
    yield answers("all wrong", 3, [0, 1, 2, 1], [1, 2, 0, 0])
    yield answers("one class in truth", 2, [1, 1, 1, 1], [1, 0, 1, 1])
    yield answers("one class in truth, the negative", 2, [0, 0, 0], [0, 0, 1])
    yield answers("one class in the answers", 2, [1, 0, 0, 1], [0, 0, 0, 0])
    yield answers("one class", 2, [1, 1], [1, 1])
    yield answers("a class only in the answers", 4, [0, 1, 1, 2, 0], [3, 1, 3, 2, 0])
    yield answers("a class only in truth", 4, [3, 1, 3, 2, 0], [0, 1, 1, 2, 0])
    yield answers("a class nowhere", 5, [0, 1, 4, 4, 1, 0], [0, 4, 4, 1, 1, 0])


def scores_of(name, actual, scores):
    actual, scores = np.asarray(actual), np.asarray(scores, dtype=np.float64)
    fpr, tpr, thresholds = m.roc_curve(actual, scores, pos_label=1)
    precision, recall, pr_thresholds = m.precision_recall_curve(actual, scores, pos_label=1)
    both = len(set(actual.tolist())) == 2
    return {
        "name": name, "actual": actual.tolist(), "scores": scores.tolist(),
        "falsePositiveRates": fpr.tolist(), "truePositiveRates": tpr.tolist(), "rocThresholds": thresholds.tolist(),
        "area": m.roc_auc_score(actual, scores) if both else math.nan,
        "precisions": precision.tolist(), "recalls": recall.tolist(), "precisionRecallThresholds": pr_thresholds.tolist(),
        "averagePrecision": m.average_precision_score(actual, scores),
    }


def score_cases():
    for n in (2, 3, 10, 60):
        actual = random.randint(0, 2, n)
        actual[:2] = [0, 1]
        yield scores_of(f"{n} samples", actual, random.standard_normal(n))
        yield scores_of(f"{n} samples, ties", actual, np.round(random.uniform(size=n), 1))
    yield scores_of("all equal", [0, 1, 1, 0, 1], [0.5] * 5)
    yield scores_of("perfect", [0, 0, 1, 1], [-3, -2, 4, 5])
    yield scores_of("upside down", [1, 1, 0, 0], [-3, -2, 4, 5])
    yield scores_of("no positive", [0, 0, 0, 0], [0.3, 0.1, 0.3, 0.9])
    yield scores_of("no negative", [1, 1, 1], [0.3, 0.1, 0.3])
    yield scores_of("one sample", [1], [0.3])


def probabilities_of(name, classes, actual, probabilities, dtype):
    actual = np.asarray(actual)
    probabilities = np.asarray(probabilities, dtype=dtype)
    labels = list(range(classes))
    case = {
        "name": name, "classes": classes, "single": dtype == np.float32, "actual": actual.tolist(), "probabilities": probabilities.ravel().tolist(),
        "logLoss": m.log_loss(actual, probabilities, labels=labels),
    }
    if probabilities.ndim == 2 and classes > 2:
        case["topK"] = [m.top_k_accuracy_score(actual, probabilities, k=k, labels=labels) for k in range(1, classes + 1)]
    return case


def probability_cases():
    for dtype in (np.float64, np.float32):
        name = np.dtype(dtype).name
        yield probabilities_of(f"two classes, {name}", 2, random.randint(0, 2, 30), random.uniform(size=30), dtype)
        yield probabilities_of(f"sure and wrong, {name}", 2, [0, 1, 1, 0], [1, 0, 1, 0], dtype)
        yield probabilities_of(f"one class occurs, {name}", 2, [1, 1, 1], [0.25, 0.5, 1], dtype)
        for classes in (2, 3, 6):
            p = random.dirichlet([0.6] * classes, size=25)
            yield probabilities_of(f"{classes} columns, {name}", classes, random.randint(0, classes, 25), p, dtype)
        yield probabilities_of(f"ties, {name}", 4, random.randint(0, 4, 40), np.round(random.dirichlet([1] * 4, size=40), 1), dtype)
        yield probabilities_of(f"a class nowhere, {name}", 4, [0, 2, 2, 0], random.dirichlet([1] * 4, size=4), dtype)


def numbers_of(name, targets, predictions):
    targets, predictions = np.asarray(targets, dtype=np.float64), np.asarray(predictions, dtype=np.float64)
    return {
        "name": name, "outputs": targets.shape[1] if targets.ndim == 2 else 1,
        "targets": targets.ravel().tolist(), "predictions": predictions.ravel().tolist(),
        "meanSquaredError": m.mean_squared_error(targets, predictions),
        "rootMeanSquaredError": m.mean_squared_error(targets, predictions, squared=False),
        "meanAbsoluteError": m.mean_absolute_error(targets, predictions),
        "rSquared": m.r2_score(targets, predictions), "explainedVariance": m.explained_variance_score(targets, predictions),
    }


def number_cases():
    for n in (2, 5, 50):
        y = random.standard_normal(n) * 10
        yield numbers_of(f"{n} rows", y, y + random.standard_normal(n))
        y = random.standard_normal((n, 3)) * [1, 10, 100] + 5
        yield numbers_of(f"{n} rows of 3", y, y + random.standard_normal((n, 3)))
    yield numbers_of("perfect", [1, 2, 3], [1, 2, 3])
    yield numbers_of("worse than the mean", [1, 2, 3], [3, 2, 1])
    yield numbers_of("a constant error", [1, 2, 3], [2, 3, 4])
    yield numbers_of("equal targets", [-2, -2, -2], [-2, -2, -1.5])
    yield numbers_of("equal targets, right answers", [-2, -2, -2], [-2, -2, -2])
    yield numbers_of("equal targets, equal errors", [-2, -2, -2], [-1, -1, -1])
    yield numbers_of("one row", [3], [4])
    yield numbers_of("one of two outputs is constant", [[1, 2], [1, 3], [1, 5]], [[1, 2], [2, 3], [1, 4]])


def labels_of(name, actual, scores, thresholds):
    """Several labels a sample; a label is given above its threshold."""
    actual, scores = np.asarray(actual), np.asarray(scores, dtype=np.float64)
    predicted = (scores > np.asarray(thresholds)).astype(int)
    averages = ["macro", "micro", "weighted", "samples"]
    case = {
        "name": name, "labels": actual.shape[1], "actual": actual.ravel().tolist(), "scores": scores.ravel().tolist(), "thresholds": thresholds,
        "subsetAccuracy": m.accuracy_score(actual, predicted), "hammingLoss": m.hamming_loss(actual, predicted),
        "report": m.classification_report(actual, predicted), "f1Of": m.f1_score(actual, predicted, average=None).tolist(),
    }
    for score in (m.precision_score, m.recall_score, m.f1_score, m.jaccard_score):
        case[score.__name__.split("_")[0]] = {a: score(actual, predicted, average=a) for a in averages}
    case["averagePrecision"] = {a: m.average_precision_score(actual, scores, average=a) for a in averages}
    for a, rows in (("macro", actual.T), ("samples", actual)):
        if all(len(set(row)) == 2 for row in rows.tolist()):
            case.setdefault("rocAuc", {})[a] = m.roc_auc_score(actual, scores, average=a)
            if a == "macro":
                case["rocAuc"].update({b: m.roc_auc_score(actual, scores, average=b) for b in ("micro", "weighted")})
    return case


def label_cases():
    for n, k in ((2, 2), (7, 3), (40, 5)):
        actual = random.randint(0, 2, (n, k))
        actual[0], actual[1] = 0, 1
        actual[:, 0], actual[:, -1] = [0, 1] * (n // 2) + [0] * (n % 2), [1, 0] * (n // 2) + [1] * (n % 2)
        yield labels_of(f"{n} samples of {k}", actual, np.round(random.uniform(size=(n, k)), 1), [0.5] * k)
        yield labels_of(f"{n} samples of {k}, thresholds", actual, random.uniform(size=(n, k)), random.uniform(size=k).tolist())
    yield labels_of("right", [[1, 0], [0, 1]], [[0.9, 0.1], [0.2, 0.8]], [0.5, 0.5])
    yield labels_of("all wrong", [[1, 0], [0, 1]], [[0.1, 0.9], [0.8, 0.2]], [0.5, 0.5])
    yield labels_of("nothing given", [[1, 0], [1, 1]], [[0.1, 0.4], [0.3, 0.2]], [0.5, 0.5])
    yield labels_of("nothing applies", [[0, 0], [0, 0]], [[0.1, 0.9], [0.3, 0.2]], [0.5, 0.5])
    yield labels_of("a label that never applies", [[1, 0], [0, 0], [1, 0]], [[0.6, 0.9], [0.3, 0.2], [0.2, 0.1]], [0.5, 0.5])


def thresholds_of(case):
    """The best value over scikit-learn's curves, whose points are all cuts between different scores."""
    actual, scores = np.asarray(case["actual"]), np.asarray(case["scores"])
    fpr, tpr, _ = m.roc_curve(actual, scores, drop_intermediate=False)
    precision, recall, _ = m.precision_recall_curve(actual, scores)
    precision, recall = precision[:-1], recall[:-1]
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-300)
    negatives, positives = np.sum(actual == 0), np.sum(actual == 1)
    reached = recall[precision >= 0.6]
    return {
        "name": case["name"], "f1": f1.max(), "youden": (tpr - fpr).max(), "recallAtPrecision": reached.max() if reached.size else -1.0,
        "precisionAtRecall": precision[recall >= 0.7].max(), "cost": (fpr * negatives + 3 * (1 - tpr) * positives).min(),
    }


def plain(value):
    """JSON has no NaN; the tests read it from a text."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, (float, np.floating)):
        return "NaN" if math.isnan(value) else float(value)
    return value


cases = {
    "source": "scikit-learn 1.2.1, by make_vectors.py",
    "answers": list(answer_cases()), "scores": list(score_cases()), "probabilities": list(probability_cases()), "numbers": list(number_cases()),
    "labels": list(label_cases()),
}
cases["thresholds"] = [thresholds_of(case) for case in cases["scores"] if len(set(case["actual"])) == 2]
text = json.dumps(plain(cases), indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"')
pathlib.Path(__file__).with_name("metrics.json").write_text(text + "\n")
