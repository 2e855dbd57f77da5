"""Writes data/passengers.csv: passengers of a ship who never lived, in the shape of the public Titanic data and as untidy.

    python3 make_passengers.py

The names are made up; who survives is drawn from a logistic model of class, sex, age, family and fare. As a spreadsheet of a country with a decimal
comma saves it: semicolons, quoted fields, a first column without a name that numbers the rows. Ages are missing as nothing or as "?", fares as "NA",
most decks are not known, two ports are rare.
"""
import math
import pathlib
import random

ROWS = 1200
draw = random.Random(1912)

FAMILIES = ["Abel", "Berg", "Carlsson", "Dean", "Ford", "Goodwin", "Hansen", "Johnson", "Kelly", "Lehmann", "Moran", "Nilsson", "O'Brien", "Palsson", "Rice", "Smith"]
GIVEN = {"male": ["Adam", "Ben", "Carl", "Emil", "John", "Otto", "Paul"], "female": ["Ada", "Clara", "Ellen", "Ida", "Mary", "Nora", "Rosa"]}


def number(value):
    """With a decimal comma, and no more decimals than there are."""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def passenger(row):
    travel_class = draw.choices([1, 2, 3], [0.25, 0.2, 0.55])[0]
    sex = draw.choices(["male", "female"], [0.64, 0.36])[0]
    age = max(0.5, draw.gauss({1: 39, 2: 30, 3: 25}[travel_class], 13))
    age = round(age * 2) / 2 if age < 5 else round(age)
    siblings = draw.choices([0, 1, 2, 3, 4, 5], [68, 23, 3, 2, 2, 2])[0]
    parents = draw.choices([0, 1, 2, 3, 5], [76, 13, 9, 1, 1])[0]
    fare = 0 if draw.random() < 0.015 else math.exp(draw.gauss({1: 4.1, 2: 2.8, 3: 2.3}[travel_class], 0.45)) * (1 + 0.4 * (siblings + parents))
    port = draw.choices(["S", "C", "Q", "B", "H"], [720, 190, 85, 8, 2])[0]
    deck = draw.choices("ABCDEFGT", [2, 5, 6, 4, 4, 2, 1, 0.4])[0]
    score = 2.9 * (sex == "female") + {1: 0.8, 2: -0.3, 3: -1.4}[travel_class] - 0.035 * (age - 30) + 1.8 * (age < 12) \
        - 1.2 * (siblings > 2) + 0.5 * math.log1p(fare / 30) + 0.4 * (port == "C") - 1.4
    survived = draw.random() < 1 / (1 + math.exp(-1.5 * score))

    title = "Mr" if sex == "male" else "Mrs" if age > 25 else "Miss"
    name = f'"{draw.choice(FAMILIES)}; {title}. {draw.choice(GIVEN[sex])}"'
    ticket = draw.choice(["", "PC ", "A/5 ", "SOTON/O.Q. "]) + str(draw.randrange(2000, 390000))
    shown_age = draw.choices([number(age), "", "?"], [80, 15, 5])[0]
    shown_fare = "NA" if draw.random() < 0.01 else number(round(fare, 2))
    shown_deck = deck if draw.random() < (0.8 if travel_class == 1 else 0.08) else ""
    shown_port = "" if draw.random() < 0.003 else port
    return [row, name, travel_class, sex, shown_age, siblings, parents, ticket, shown_fare, shown_deck, shown_port, "yes" if survived else "no"]


lines = [";name;class;sex;age;siblings;parents;ticket;fare;deck;port;survived"]
lines += [";".join(map(str, passenger(row))) for row in range(ROWS)]
path = pathlib.Path(__file__).with_name("data") / "passengers.csv"
path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
