# SPDX-License-Identifier: GPL-3.0-or-later
"""English tables as agencies, courts and laboratories print them: rolls, payments, lists of places, measurements."""
from .content import Table, grid

SURNAMES = "ALVAREZ,BARRETT,CHO,DELGADO,ESTRADA,FITZGERALD,GUPTA,HOLLOWAY,IBARRA,JENSEN,KOWALSKI,LINDQVIST,MORENO de ROJAS,NAKAMURA,O'BRIEN,PETROV,QUIROGA,RUTHERFORD,SANTANGELO,TREVINO".split(",")
NAMES = "Ana Maria,Benjamin,Carla,Daniel Jose,Elena,Frank,Graciela,Hugo,Irene,Jorge Luis,Katherine,Laura,Miguel Angel,Norma,Oscar,Patricia".split(",")
PARTIES = "Front for Renewal,Civic Union,Popular Socialist,New Generation,Federal Alliance,Workers and People,Independent Bloc,Liberal of the North".split(",")
PLACES = "Aurora,Bell Gardens,Cedar Rapids,Dover,El Dorado,Fairbanks,Glen Falls,Huntsville,Iron Mountain,Jamestown,Kenosha,Las Cruces,Mount Airy,Newark,Oak Ridge,Port Arthur".split(",")
STATES = "AK,AL,AZ,CA,CO,FL,GA,IA,IL,MA,MI,MN,NJ,NM,NY,OH,OR,TX,WA,WI".split(",")
PURPOSES = "Office supplies,Travel to regional meeting,Meals,Consulting,Printing and mailing,Rent,Telephone service,Equipment lease,Speaking fee,Education materials".split(",")
FIRMS = "Acme Freight Lines Inc,Bluewater Holdings LLC,Crown Paper Co,Delta Systems Group,Evergreen Farms,First Harbor Bank,Granite Works Ltd,Harbor Diagnostics".split(",")
SUBSTANCES = "Arsenic,Barium,Cadmium,Chromium (total),Lead,Mercury,Nitrate as N,Selenium,Benzene,Toluene,Vinyl chloride,Total dissolved solids".split(",")
LONG_HEADS = ("Average weekly benefit amount,Number of persons receiving payments,Total expenditures per enrolled student,Percent of households with a computer,"
              "Median value of owner-occupied units,Share of eligible population,Net change from previous year,Estimated number of establishments").split(",")
PRODUCTS = "Crude oil,Natural gas,Heating oil,Gasoline,Corn,Soybeans,Wheat,Live cattle,Copper,Ethanol".split(",")


def roll(rng):
    """Nothing but words: a vote by name."""
    rows = rng.randint(15, 45)
    body = [[f"{rng.choice(SURNAMES)}, {rng.choice(NAMES)}", rng.choice(PARTIES), rng.choice(PLACES), rng.choices(["AFFIRMATIVE", "NEGATIVE", "ABSTENTION", "ABSENT"], [6, 3, 1, 1])[0]] for _ in range(rows)]
    return Table("roll", grid([["Name", "Party", "District", "Vote"]], body), 1, ["left"] * 4, [2.2, 1.8, 1.3, 1.3])


def payments(rng):
    """Dates, names and an amount on each line."""
    body = [[f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.randint(2009, 2015)}", rng.choice(FIRMS), f"{rng.choice(PLACES)}, {rng.choice(STATES)}", rng.choice(PURPOSES), f"${rng.uniform(5, 9000):,.2f}"]
            for _ in range(rng.randint(6, 30))]
    return Table("payments", grid([["Date", "Payee", "City", "Purpose", "Amount"]], body), 1, ["left"] * 4 + ["right"], [.9, 2, 1.5, 1.9, 1])


def wide(rng):
    """Small numbers in many narrow columns."""
    n = rng.randint(12, 17)
    heads = [f"{m}" for m in ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Total Avg Min Max Rank").split()][:n]
    body = [[p] + [str(rng.choice([0, rng.randint(0, 9), rng.randint(10, 999), rng.randint(1000, 9999)])) for _ in range(n)] for p in rng.sample(PLACES, rng.randint(6, 16))]
    return Table("wide", grid([["Station"] + heads], body), 1, ["left"] + ["right"] * n, [2.2] + [.75] * n)


def places(rng):
    """Codes and names."""
    body, code = [], rng.randint(1000, 9000)
    for _ in range(rng.randint(8, 35)):
        code += rng.randint(1, 7)
        body.append([f"{code:05}", rng.choice(PLACES), rng.choice(STATES), rng.choice(["County seat", "Town", "Village", "Unincorporated"]), rng.choice("ABCD") + str(rng.randint(1, 9))])
    return Table("places", grid([["Code", "Place", "State", "Class", "Zone"]], body), 1, ["left"] * 5, [.9, 1.8, .8, 1.5, .7])


def schedule(rng):
    """A name beside several rows."""
    body, total = [], 0
    for firm in rng.sample(FIRMS, rng.randint(2, 5)):
        n = rng.randint(1, 4)
        for k in range(n):
            body.append([(firm, n, 1) if k == 0 else None, rng.choice(PURPOSES), str(rng.randint(1, 400)), f"{rng.randint(100, 99999):,}"])
    return Table("schedule", grid([["Contractor", "Purpose", "Orders", "Amount"]], body), 1, ["left", "left", "right", "right"], [2, 2, .9, 1.1])


def measurements(rng):
    """Comparators, ranges, not detected."""
    value = lambda: rng.choice([f"{rng.uniform(0, 9):.2f}", f"{rng.uniform(0, 99):.1f}", f"<{rng.choice(['0.05', '0.5', '1.0', '2'])}", "ND", f"{rng.randint(1, 5)}–{rng.randint(6, 20)}", "NS"])
    n = rng.randint(3, 5)
    body = [[s, rng.choice(["mg/L", "µg/L", "ppm"])] + [value() for _ in range(n)] for s in rng.sample(SUBSTANCES, rng.randint(4, 10))]
    return Table("measurements", grid([["Substance", "Unit"] + [f"MW-{k + 1}" for k in range(n)]], body), 1, ["left", "center"] + ["center"] * n, [2, .8] + [1] * n)


def long_heads(rng):
    """Heads of several lines, under them the numbers of the columns."""
    n = rng.randint(3, 6)
    body = [[p] + [f"{rng.randint(1, 99999):,}" if k % 2 else f"{rng.uniform(0, 100):.1f}" for k in range(n)] for p in rng.sample(PLACES, rng.randint(5, 14))]
    head = [["Area"] + rng.sample(LONG_HEADS, n)]
    return Table("long-heads", grid(head, body), 1, ["left"] + ["right"] * n, [1.6] + [1.1] * n)


def mini(rng):
    """Two or three rows."""
    n = rng.randint(3, 6)
    body = [[p] + [f"{rng.uniform(1, 999):.2f}" for _ in range(n)] for p in rng.sample(PRODUCTS, rng.randint(2, 3))]
    return Table("mini", grid([["Commodity"] + [str(2010 + k) for k in range(n)]], body), 1, ["left"] + ["right"] * n, [1.6] + [1] * n)


KINDS = [roll, payments, wide, places, schedule, measurements, long_heads, mini]
