"""Compares two walks object by object: ours, and the one that libhdf5 made of the same directory.

usage: compare.py OURS THEIRS [REFUSALS] [--json] [--list KIND]

REFUSALS is a file to write to: what ours refuses, a line for each reason, with how often.

Exit: 0 nothing wrong, hung or lost; 1 something is; 2 the walks cannot be compared.
"""

import argparse
import collections
import json
import re
import sys

VALUE = ("hex", "sha256", "skipped")
# Compared for every object; a member that our walk leaves out altogether does not count.
STRUCTURE = ("type", "shape", "maxshape", "layout", "chunks", "filters", "target", "target_file", "link_class")
ALWAYS = ("shape",)


def load(path):
    """File -> (status line, path -> line, abort line), in the order of the walk."""
    files = {}
    with open(path, encoding="utf-8", errors="surrogateescape") as lines:
        for number, text in enumerate(lines, 1):
            try:
                line = json.loads(text)
                file = files.setdefault(line["file"], {"status": None, "objects": {}, "abort": None})
            except (ValueError, KeyError) as failure:
                sys.exit(f"{path}:{number}: not a line of a walk: {failure}")
            if line["kind"] == "file":
                file["status"] = line
            elif line["kind"] == "abort":
                file["abort"] = line
            else:
                file["objects"][line["path"]] = line
    return files


class Table:
    """Counts, and the places behind them."""

    def __init__(self):
        self.places = collections.defaultdict(list)

    def note(self, kind, file, path="", detail=""):
        self.places[kind].append((file, path, detail))

    def count(self, kind):
        return len(self.places[kind])


def compare_value(ours, theirs):
    """What becomes of one dataset or attribute: a kind of the table and a detail."""
    differing = [m for m in STRUCTURE if m in theirs and (m in ours or m in ALWAYS) and ours.get(m) != theirs[m]]
    if differing:
        member = differing[0]
        return "wrong", f"{member}: {ours.get(member)} for {theirs[member]}"
    if "reason" in ours:
        return ("refused" if "reason" not in theirs else "refused by both"), ours["reason"]
    if "reason" in theirs:
        return "only ours reads", theirs["reason"]
    for member in VALUE:
        if member in theirs:
            return ("equal", "") if ours.get(member) == theirs[member] else ("wrong", difference(ours, theirs))
    return ("equal", "") if not any(m in ours for m in VALUE) else ("wrong", "a value where there is none")


def difference(ours, theirs):
    shown = [next((f"{m} {line[m][:80]}" for m in VALUE if m in line), "nothing") for line in (ours, theirs)]
    return f"{shown[0]} ({ours.get('bytes')} bytes) for {shown[1]} ({theirs.get('bytes')} bytes)"


def compare_attributes(table, file, path, ours, theirs):
    if "attributes_reason" in theirs:
        return
    if "attributes_reason" in ours:
        table.note("attributes lost", file, path, ours["attributes_reason"])
        return
    mine = {a["name"]: a for a in ours.get("attributes", [])}
    for attribute in theirs.get("attributes", []):
        where = f"{path}@{attribute['name']}"
        if attribute["name"] not in mine:
            table.note("attributes lost", file, where)
            continue
        kind, detail = compare_value(mine.pop(attribute["name"]), attribute)
        table.note(f"attributes {kind}", file, where, detail)
    for name in mine:
        table.note("attributes wrong", file, f"{path}@{name}", "not in the file")


def compare_object(table, file, path, ours, theirs):
    if theirs["kind"] == "unreadable":
        table.note("unreadable by libhdf5", file, path, theirs["reason"])
        return
    table.note("objects", file, path)
    if ours is None:
        table.note("lost", file, path, theirs["kind"])
        return
    table.note("objects listed", file, path)
    if ours["kind"] != theirs["kind"]:
        # An object whose header we refuse is listed with its reason; anything else is a mistake.
        kind = "refused" if ours["kind"] == "unreadable" and ours.get("reason") else "wrong"
        if theirs["kind"] == "dataset":
            table.note("datasets", file, path)
            table.note(f"datasets {kind}", file, path, ours.get("reason", ours["kind"]))
        else:
            table.note(f"others {kind}", file, path, f"{ours['kind']} for {theirs['kind']}")
        return
    if theirs["kind"] == "dataset":
        table.note("datasets", file, path)
        kind, detail = compare_value(ours, theirs)
        table.note(f"datasets {kind}", file, path, detail)
    else:
        differing = [m for m in (*STRUCTURE, "links") if m in theirs and m in ours and ours[m] != theirs[m]]
        if differing:
            detail = f"{differing[0]}: {ours[differing[0]]} for {theirs[differing[0]]}"
            table.note("others wrong", file, path, detail)
        elif "reason" in ours and "reason" not in theirs:
            table.note("others refused", file, path, ours["reason"])
    if "dtype" in ours and "dtype" in theirs and ours["dtype"] != theirs["dtype"]:
        table.note("dtype spelled otherwise", file, path, f"{ours['dtype']} for {theirs['dtype']}")
    compare_attributes(table, file, path, ours, theirs)


def compare(ours, theirs):
    table = Table()
    for name, their in theirs.items():
        if their["abort"]:
            table.note("libhdf5 died", name, "", their["abort"]["reason"])
        if not their["status"] or their["status"]["status"] != "opened":
            table.note("files that libhdf5 refuses", name)
        else:
            table.note("files that libhdf5 opens", name)
        mine = ours.get(name)
        if mine is None:
            table.note("files not walked", name)
            continue
        if mine["abort"]:
            table.note("hung or died", name, "", mine["abort"]["reason"])
        compare_file(table, name, mine, their)
    for name in ours.keys() - theirs.keys():
        table.note("files not walked by libhdf5", name)
    return table


def compare_file(table, name, mine, their):
    opened = bool(mine["status"]) and mine["status"]["status"] == "opened"
    expected = bool(their["status"]) and their["status"]["status"] == "opened"
    if opened and expected:
        table.note("files opened", name)
    elif expected:
        table.note("files refused", name, "", (mine["status"] or {}).get("reason", "no status line"))
        return
    elif opened:
        table.note("files that only we open", name, "", (their["status"] or {}).get("reason", ""))
        return
    for path, line in their["objects"].items():
        compare_object(table, name, path, mine["objects"].get(path), line)
    for path in mine["objects"].keys() - their["objects"].keys():
        table.note("objects that only we list", name, path, mine["objects"][path]["kind"])


def refusals(table):
    """Reason -> how often, over files, objects and attributes; addresses left out."""
    counts = collections.Counter()
    for kind in ("files", "datasets", "others", "attributes"):
        for row in (f"{kind} refused", f"{kind} refused by both"):
            counts.update(re.sub(r" \(at address \d+\)$", "", detail) for _, _, detail in table.places[row])
    return counts


ROWS = (
    "files that libhdf5 opens",
    "files opened",
    "files refused",
    "files that only we open",
    "files not walked",
    "objects",
    "objects listed",
    "lost",
    "objects that only we list",
    "datasets",
    "datasets equal",
    "datasets refused",
    "datasets refused by both",
    "datasets only ours reads",
    "datasets wrong",
    "others refused",
    "others wrong",
    "attributes equal",
    "attributes refused",
    "attributes refused by both",
    "attributes only ours reads",
    "attributes lost",
    "attributes wrong",
    "dtype spelled otherwise",
    "hung or died",
)
BAD = (
    "files refused",
    "files not walked",
    "lost",
    "datasets wrong",
    "others wrong",
    "attributes wrong",
    "attributes lost",
    "hung or died",
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ours")
    parser.add_argument("theirs")
    parser.add_argument("refusals", nargs="?", help="file to write the reasons of refusals to")
    parser.add_argument("--json", action="store_true", help="the counts as one JSON object")
    parser.add_argument(
        "--list", action="append", default=[], metavar="KIND", help="name the places behind a row; may repeat"
    )
    arguments = parser.parse_args()
    table = compare(load(arguments.ours), load(arguments.theirs))
    if arguments.json:
        print(json.dumps({row: table.count(row) for row in ROWS}))
    else:
        for row in ROWS:
            print(f"{row:28}{table.count(row):8}{'   <--' if row in BAD and table.count(row) else ''}")
        for reason, count in refusals(table).most_common():
            print(f"    refused {count:5}  {reason}")
    if arguments.refusals:
        with open(arguments.refusals, "w", encoding="utf-8") as out:
            out.writelines(f"{reason}: {count}\n" for reason, count in sorted(refusals(table).items()))
    for kind in (*arguments.list, *(BAD if not arguments.json and not arguments.list else ())):
        for file, path, detail in table.places[kind][:200]:
            print(f"{kind}: {file} {path} {detail}")
    sys.exit(1 if any(table.count(row) for row in BAD) else 0)


if __name__ == "__main__":
    main()
