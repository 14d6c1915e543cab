"""Writes Tests/DatasetsTests/Fixtures/tables.json: what pandas and NumPy make of tables as people have them.

Run from the project's folder with pandas: python3 Tests/Reference/tables.py
"""

import io
import json

import numpy as np
import pandas as pd

BLANKS = " 0.00632  18.00   2.310  24.00\n 0.02731   0.00   7.070  21.60\n"
QUOTED = (
    '18.0   8   307.0      3504.      70  1\t"chevrolet chevelle malibu"\n'
    '15.0   8   350.0      3693.      70  2\t"buick skylark 320"\n'
    '25.0   4   98.00      2046.      71  1\t"ford pinto"\n'
)
AIR = "Date;Time;CO(GT);NMHC;T;AH;;\n" + "".join(
    f"{1 + i % 28:02d}/03/2004;{i % 24:02d}.00.00;{i % 3},{i % 7};{1 + i % 4}.{i * 37 % 1000:03d};{13 + i % 5},{i % 10};0,{i * 7919 % 10007:05d};;\n"
    for i in range(60)
) + ";;;;;;;\n;;;;;;;\n"
TITANIC = (
    "PassengerId,Survived,Pclass,Name,Sex,Age,Fare,Cabin,Embarked\n"
    '1,0,3,"Braund, Mr. Owen",male,22,7.25,,S\n'
    '2,1,1,"Cumings, Mrs. John",female,38,71.2833,C85,C\n'
    '3,1,3,"Heikkinen, Miss. Laina",female,26,7.925,,S\n'
    '4,1,1,"Futrelle, Mrs. Jacques",female,35,53.1,C123,S\n'
    '5,0,3,"Allen, Mr. William",male,35,8.05,,S\n'
    '6,0,3,"Moran, Mr. James",male,,8.4583,,Q\n'
    '7,0,1,"McCarthy, Mr. Timothy",male,54,51.8625,E46,\n'
    '8,0,3,"Palsson, Master. Gosta",male,NA,21.075,,S\n'
    '9,1,2,"Nasser, Mrs. Nicholas",female,14,30.0708,,C\n'
)


def numbers(frame):
    return [None if np.isnan(v) else float(v) for v in np.ravel(np.asarray(frame, float))]


def read(name, text, features, options, names=None, target="y"):
    return {
        "name": name,
        "text": text,
        "options": options,
        "features": names or [str(c) for c in features.columns],
        "X": numbers(features),
    }


def blanks():
    table = pd.DataFrame(np.loadtxt(io.StringIO(BLANKS)))
    return read("blanks", BLANKS, table[[0, 1, 2]], {}, ["x1", "x2", "x3"])


def savetxt():
    file = io.StringIO()
    array = np.random.RandomState(3).randn(7, 4)
    array[:, 3] = [0, 1, 0, 1, 1, 0, 1]
    np.savetxt(file, array, header="a b c y")
    table = pd.DataFrame(np.loadtxt(io.StringIO(file.getvalue())))
    return read("savetxt", file.getvalue(), table[[0, 1, 2]], {}, ["a", "b", "c"])


def quoted_blanks():
    table = pd.read_csv(io.StringIO(QUOTED), sep=r"\s+", header=None)
    return read("quoted", QUOTED, table[[0, 1, 2, 3, 4]], {"target": "6", "drop": "7"}, ["x1", "x2", "x3", "x4", "x5"])


def air():
    table = pd.read_csv(io.StringIO(AIR), sep=";", decimal=",", thousands=".").dropna(how="all")
    return read("decimal commas", AIR, table[["CO(GT)", "NMHC", "T"]], {"target": "AH"})


def thousands():
    text = 'price,rate,ok,y\n999,45%,True,0\n"1,200",12.5%,False,1\n"12,000",0.1%,TRUE,1\n'
    table = pd.read_csv(io.StringIO(text), thousands=",")
    table["rate"] = table["rate"].str.rstrip("%").astype(float) / 100
    table["ok"] = table["ok"].astype(str).str.lower() == "true"
    return read("thousands, percent, truth", text, table[["price", "rate", "ok"]], {})


def titanic(name, options, frame):
    return read(name, TITANIC, frame, {"target": "Survived", "drop": "PassengerId,Name,Cabin", **options})


def filled(frame, values):
    frame = frame.copy()
    frame["Embarked"] = frame["Embarked"].fillna(frame["Embarked"].mode()[0])
    frame["Age"] = frame["Age"].fillna(values(frame["Age"]))
    return frame


def onehot(frame):
    parts = []
    for column in frame.columns:
        if frame[column].dtype.kind in "fi":
            parts.append(frame[[column]])
        else:
            parts.append(pd.get_dummies(frame[[column]], prefix_sep="=", dtype=float))
    return pd.concat(parts, axis=1)


def ordinal(frame):
    frame = frame.copy()
    for column in ["Sex", "Embarked"]:
        frame[column] = frame[column].astype("category").cat.codes.astype(float)
    return frame


def titanics():
    frame = pd.read_csv(io.StringIO(TITANIC))[["Pclass", "Sex", "Age", "Fare", "Embarked"]]
    numeric = frame[["Pclass", "Age", "Fare"]]
    whole = frame.dropna()
    indicated = onehot(filled(frame, lambda a: a.median()))
    indicated.insert(
        list(indicated.columns).index("Age") + 1, "Age_missing", frame["Age"].isna().astype(float))
    indicated["Embarked_missing"] = frame["Embarked"].isna().astype(float)
    return [
        titanic("mean", {"missing": "mean"}, numeric.fillna(numeric.mean())),
        titanic("median", {"missing": "median"}, numeric.fillna(numeric.median())),
        titanic("mode", {"missing": "mode"}, numeric.fillna(numeric.mode().iloc[0])),
        titanic("a number", {"missing": "-1"}, numeric.fillna(-1)),
        titanic("drop", {"missing": "drop", "encode": "onehot"}, onehot(whole)),
        titanic("onehot", {"missing": "mean", "encode": "onehot"}, onehot(filled(frame, lambda a: a.mean()))),
        titanic("ordinal", {"missing": "mean", "encode": "ordinal"}, ordinal(filled(frame, lambda a: a.mean()))),
        titanic("indicator", {"missing": "median", "encode": "onehot", "indicator": "on"}, indicated),
    ]


cases = [blanks(), savetxt(), quoted_blanks(), air(), thousands(), *titanics()]
with open("Tests/DatasetsTests/Fixtures/tables.json", "w") as file:
    json.dump(cases, file, ensure_ascii=False, indent=1)
    file.write("\n")
