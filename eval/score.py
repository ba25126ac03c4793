#!/usr/bin/env python3
"""Score JSON lines from `boncanal` against an evaluation set. Standard library, plus ruamel.yaml or PyYAML for `advice`.

  score.py nlu       OUT QUESTIONS   lenient, strict, top-3 with 95 % intervals; out-of-scope; trades; platforms; asked back; confident and wrong
  score.py advice    OUT KEY         musts in the first three, poor in the first three, the needed caution said, "do little" rightly and wrongly
  score.py dialogue  OUT DIALOGUES   turns passed: topic accepted, a wanted stem and no forbidden one in the visible text
Exit 0 when the bar named by --bar NAME=VALUE ... holds (>= , or <= for names ending in _max).
"""

import argparse
import collections
import json
import re
import sys
import unicodedata


def jl(path):
    return [json.loads(l) for l in open(path, encoding="utf-8") if l.strip()]


def fold(s):
    return "".join(c for c in unicodedata.normalize("NFD", s.lower().replace("’", "'")) if not unicodedata.combining(c))


def pct(k, n):
    return round(100 * k / max(1, n), 1)


def interval(k, n):  # Wilson, 95 %
    p, z = k / n, 1.96
    d = 1 + z * z / n
    c = (p + z * z / (2 * n)) / d
    h = z * ((p * (1 - p) + z * z / (4 * n)) / n) ** 0.5 / d
    return [round(100 * (c - h), 1), round(100 * (c + h), 1)]


def same_label(a, b):  # lenient: a shared stem of five letters, or near in spelling
    import difflib

    a, b = fold(a), fold(b)
    sa = {w[:5] for w in re.findall(r"\w{5,}", a)}
    sb = {w[:5] for w in re.findall(r"\w{5,}", b)}
    return bool(sa & sb) or difflib.SequenceMatcher(None, a, b).ratio() >= 0.7


def nlu(out, key):
    gold = {q["id"]: q for q in jl(key)}
    got = {o["id"]: o for o in jl(out)}
    n = len(gold)
    miss = [i for i in gold if i not in got]
    f = collections.Counter()
    style = collections.defaultdict(list)
    per = collections.defaultdict(list)
    conf = collections.Counter()
    wrong = []
    tp = fp = fn = 0
    trade_n = trade_ok = trade_same = trade_wrong = asked = cw = in_scope = 0
    plain = [0, 0]
    other = [0, 0]
    oos_tp = oos_fp = oos_fn = 0
    for i, q in gold.items():
        o = got.get(i, {})
        t = o.get("topic")
        ok = {q["topic"], *q["also_ok"]}
        rank = [r["topic"] for r in o.get("ranking", [])][:3]
        len_ok = t in ok
        g = plain if q["style"] == "plain" else other
        g[0] += len_ok
        g[1] += 1
        if "out_of_scope" not in ok:
            in_scope += 1
            asked += bool(o.get("ask_back"))
        cw += (not len_ok) and not o.get("ask_back")
        f["lenient"] += len_ok
        f["strict"] += t == q["topic"]
        f["top3"] += bool(ok & set(rank or [t]))
        style[q["style"]].append(len_ok)
        per[q["topic"]].append(len_ok)
        if not len_ok:
            conf[(q["topic"], t)] += 1
            wrong.append((i, q["text"][:70], q["topic"], t, o.get("confidence")))
        if t == "out_of_scope":
            oos_tp += "out_of_scope" in ok
            oos_fp += "out_of_scope" not in ok
        elif q["topic"] == "out_of_scope" and not len_ok:
            oos_fn += 1
        a, b = set(q["platforms"]), set(o.get("platforms") or []) | set(o.get("excluded_platforms") or [])
        tp += len(a & b)
        fp += len(b - a)
        fn += len(a - b)
        if q.get("trade"):
            trade_n += 1
            tr = (o.get("trade") or {}).get("label")
            if tr:
                trade_ok += 1
                trade_same += same_label(tr, q["trade"])
        elif (o.get("trade") or {}).get("label"):
            trade_wrong += 1
    r = {
        "n": n,
        "missing": len(miss),
        **{k: pct(f[k], n) for k in ("lenient", "strict", "top3")},
        "lenient_95": interval(f["lenient"], n),
        "plain": pct(*plain),
        "not_plain": pct(*other),
        "asked_back_max": pct(asked, in_scope),
        "confident_wrong_max": pct(cw, n),
        "oos_recall": round(100 * oos_tp / max(1, oos_tp + oos_fn), 1),
        "oos_precision": round(100 * oos_tp / max(1, oos_tp + oos_fp), 1),
        "platform_f1": round(100 * 2 * tp / max(1, 2 * tp + fp + fn), 1),
        "trade_found": pct(trade_ok, trade_n),
        "trade_same_label": pct(trade_same, trade_n),
        "trade_spurious_max": round(100 * trade_wrong / max(1, n - trade_n), 1),
    }
    for s, v in sorted(style.items()):
        r["style_" + s] = round(100 * sum(v) / len(v), 1)
    r["worst_topic"] = min((round(100 * sum(v) / len(v), 1), t) for t, v in per.items())
    print(json.dumps(r, ensure_ascii=False))
    print("confusions", conf.most_common(15))
    return r


def advice(out, key):
    try:
        import yaml

        K = yaml.safe_load(open(key, encoding="utf-8"))
    except ImportError:
        from ruamel.yaml import YAML

        K = YAML(typ="safe").load(open(key, encoding="utf-8"))
    got = {o["id"]: o for o in jl(out)}
    n = len(K)
    all_m = any_m = poor = little = little_n = false_little = warn = warn_n = 0
    bad = []
    for e in K:
        o = got.get(e["id"], {})
        top = [p["id"] for p in o.get("platforms", [])][:3]
        m = set(e["must"]) <= set(top)
        p = set(e["poor"]) & set(top)
        if e["none_is_fine"]:
            little_n += 1
            little += bool(o.get("little_is_fine"))
            m = m or (bool(set(e["must"]) & set(top)) or bool(o.get("little_is_fine")))
        else:
            false_little += bool(o.get("little_is_fine"))
        all_m += m
        any_m += bool(set(e["must"]) & set(top))
        poor += bool(p)
        if e["must_warn"]:  # at least one content stem of either key's caution is said
            said = fold(
                " ".join(
                    map(
                        str,
                        (o.get("warnings") or []) + [c for x in o.get("platforms", []) for c in x.get("cautions") or []],
                    )
                )
            )
            stems = {w[:7] for w in re.findall(r"[a-z]{7,}", fold(" ".join(e["must_warn"])))}
            warn_n += 1
            warn += any(w in said for w in stems)
        if not m or p:
            bad.append((e["id"], e["must"], top, sorted(p)))
    r = {
        "n": n,
        "musts": round(100 * all_m / n, 1),
        "one_must": round(100 * any_m / n, 1),
        "poor_max": round(100 * poor / n, 1),
        "warned": round(100 * warn / max(1, warn_n), 1),
        "little": f"{little}/{little_n}",
        "false_little_max": pct(false_little, n - little_n),
    }
    print(json.dumps(r))
    [print(*b) for b in bad[:25]]
    return r


def dialogue(out, key):
    gold = {d["id"]: d for d in jl(key)}
    got = {o["id"]: o for o in jl(out)}
    n = top = words = both = silent = 0
    bad = []
    for i, d in gold.items():
        turns = got.get(i, {}).get("turns", [])
        for k, t in enumerate(d["turns"]):
            n += 1
            e = t["expect"]
            o = turns[k] if k < len(turns) else {}
            text = fold(
                " ".join(
                    (m.get("text") or "") + " " + " ".join(b.get("title", "") for b in m.get("buttons") or [])
                    for m in o.get("messages", [])
                )
            )
            silent += not o.get("messages")
            a = o.get("topic") in {e.get("topic"), *e.get("also_ok", [])}
            must = e.get("must_mention_any") or []
            w = (not must or any(re.search(r"(?<!\w)" + re.escape(fold(x)), text) for x in must)) and not any(
                re.search(r"(?<!\w)" + re.escape(fold(x)), text) for x in e.get("must_not_mention") or []
            )
            top += a
            words += w
            both += a and w
            if not (a and w):
                bad.append((i, k, t["user"][:60], e.get("topic"), o.get("topic"), "words" if not w else "topic"))
    r = {
        "turns": n,
        "topic": round(100 * top / n, 1),
        "words": round(100 * words / n, 1),
        "both": round(100 * both / n, 1),
        "silent_max": silent,
    }
    print(json.dumps(r))
    [print(*b) for b in bad[:30]]
    return r


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("what", choices=["nlu", "advice", "dialogue"])
    p.add_argument("out")
    p.add_argument("key")
    p.add_argument("--bar", nargs="*", default=[])
    a = p.parse_args()
    key = a.key
    r = {"nlu": nlu, "advice": advice, "dialogue": dialogue}[a.what](a.out, key)
    fails = []
    for b in a.bar:
        k, v = b.split("=")
        x = r[k]
        x = x if not isinstance(x, tuple) else x[0]
        if (x > float(v)) if k.endswith("_max") else (x < float(v)):
            fails.append(f"{k} {x} (bar {v})")
    print("; ".join(fails) if fails else "bars hold: " + " ".join(f"{b.split('=')[0]} {r[b.split('=')[0]]}" for b in a.bar))
    sys.exit(bool(fails))
