"""Runs the same claims through rederive and its peers; see the script beside this file.

Every tool answers each claim in a process of its own under one time limit. Times of whole
processes are told for the small claims; for the gradients the time spent on the claims alone,
which each tool measures itself or which is the difference to an empty run.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT, LIMIT = os.path.abspath(sys.argv[1]), float(sys.argv[2])
PYTHON = sys.executable

# claim, whether it holds for all real x where both sides exist, LaTeX, SymPy, Maxima, GiNaC
TRAPS = [
    ("x + 10^-20 = x", False, r"x + 10^{-20} = x", "x + Rational(1, 10**20) - x", "x + 10^-20 - x", "x + 10^(-20) - x"),
    ("e^-1000 x = 0", False, r"e^{-1000} x = 0", "exp(-1000)*x", "exp(-1000)*x", "exp(-1000)*x"),
    ("sqrt(x^2) = x", False, r"\sqrt{x^2} = x", "sqrt(x**2) - x", "sqrt(x^2) - x", "sqrt(x^2) - x"),
    ("arctan x + arctan 1/x = pi/2", False, r"\arctan x + \arctan\frac{1}{x} = \frac{\pi}{2}", "atan(x) + atan(1/x) - pi/2", "atan(x) + atan(1/x) - %pi/2", "atan(x) + atan(1/x) - Pi/2"),
    ("x(x-1/2)(x-1)(x-2)(x+1) = 0", False, r"x (x - \frac12)(x - 1)(x - 2)(x + 1) = 0", "x*(x-Rational(1,2))*(x-1)*(x-2)*(x+1)", "x*(x-1/2)*(x-1)*(x-2)*(x+1)", "x*(x-1/2)*(x-1)*(x-2)*(x+1)"),
    ("sin(x + 10^-30) = sin x", False, r"\sin(x + 10^{-30}) = \sin x", "sin(x + Rational(1, 10**30)) - sin(x)", "sin(x + 10^-30) - sin(x)", "sin(x + 10^(-30)) - sin(x)"),
    ("abs(x) = x", False, r"|x| = x", "Abs(x) - x", "abs(x) - x", "abs(x) - x"),
    ("ln(1+e^x) = x + ln(1+e^-x)", True, r"\ln(1 + e^x) = x + \ln(1 + e^{-x})", "log(1+exp(x)) - x - log(1+exp(-x))", "log(1+exp(x)) - x - log(1+exp(-x))", "log(1+exp(x)) - x - log(1+exp(-x))"),
    ("tanh x = (e^2x-1)/(e^2x+1)", True, r"\tanh x = \frac{e^{2x} - 1}{e^{2x} + 1}", "tanh(x) - (exp(2*x)-1)/(exp(2*x)+1)", "tanh(x) - (exp(2*x)-1)/(exp(2*x)+1)", "tanh(x) - (exp(2*x)-1)/(exp(2*x)+1)"),
    ("s(x)(1-s(x)) = s'(x), s sigmoid", True, r"\frac{\partial}{\partial x} \frac{1}{1 + e^{-x}} = \frac{1}{1 + e^{-x}} \left(1 - \frac{1}{1 + e^{-x}}\right)", "diff(1/(1+exp(-x)), x) - 1/(1+exp(-x))*(1 - 1/(1+exp(-x)))", "diff(1/(1+exp(-x)), x) - 1/(1+exp(-x))*(1 - 1/(1+exp(-x)))", "diff(1/(1+exp(-x)), x) - 1/(1+exp(-x))*(1 - 1/(1+exp(-x)))"),
    ("sin^2 x + cos^2 x = 1", True, r"\sin^2 x + \cos^2 x = 1", "sin(x)**2 + cos(x)**2 - 1", "sin(x)^2 + cos(x)^2 - 1", "sin(x)^2 + cos(x)^2 - 1"),
]

SIZES = [(2, 2, 2), (4, 4, 4), (8, 8, 4), (16, 16, 8)]


def run(command, stdin="", limit=None):
    """(output, seconds); output is None if the time ran out."""
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command, input=stdin, capture_output=True, text=True, timeout=limit or LIMIT
        )
        return done.stdout, time.perf_counter() - start
    except subprocess.TimeoutExpired:
        return None, time.perf_counter() - start


def rederive(text, *options):
    """(verdicts of the claims, seconds); verdicts are None if the time ran out."""
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "claims.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        report = os.path.join(directory, "report.json")
        out, seconds = run(
            [os.path.join(ROOT, "rederive"), "check", path, "--format", "json", "--output", report, *options]
        )
        if out is None:
            return None, seconds
        with open(report, encoding="utf-8") as file:
            relations = json.load(file)["documents"][0]["relations"]
        return [r["verdict"] for r in relations if r["verdict"]], seconds


def python(code):
    return run([PYTHON, "-c", code])


# --- small claims: what each accepts and rejects ---

def says_sympy_simplify(claim):
    out, _ = python("from sympy import *\nx=symbols('x', real=True)\nprint(simplify(%s) == 0)" % claim[3])
    return None if out is None else "accepts" if "True" in out else "not zero"


def says_sympy_equals(claim):
    out, _ = python("from sympy import *\nx=symbols('x', real=True)\nprint((%s).equals(0))" % claim[3])
    if out is None or "None" in out:
        return None
    return "accepts" if "True" in out else "rejects"


def says_sympy_floats(claim):
    """Five random positive floats and a tolerance: what a careful script does."""
    random.seed(1)
    points = [round(random.uniform(0.1, 2), 3) for _ in range(5)]
    code = (
        "from sympy import *\nx=symbols('x', real=True)\nd=%s\n"
        "print(all(abs(N(d.subs(x, p))) < 1e-9 for p in %r))" % (claim[3], points)
    )
    out, _ = python(code)
    return None if out is None else "accepts" if "True" in out else "rejects"


def says_maxima(claim):
    text = "display2d:false$\nprint(is(equal(%s, 0)))$\n" % claim[4]
    out, _ = run(["maxima", "--very-quiet"], text)
    words = (out or "").split()
    return "accepts" if "true" in words else "rejects" if "false" in words else None


def says_ginac(claim):
    out, _ = run(["ginsh"], "normal(expand(%s));\n" % claim[5])
    if out is None or not out.strip():
        return None
    return "accepts" if out.split()[-1] == "0" else "not zero"


def says_torch(claim):
    """gradcheck compares a derivative with differences in doubles; the claim as a function."""
    code = (
        "import torch\nfrom torch import *\n"
        "def f(x): return %s\n"
        "x=torch.linspace(0.1,2,5,dtype=torch.float64)\n"
        "print(bool(torch.allclose(f(x), torch.zeros_like(x), atol=1e-9)))"
        % claim[3].replace("Rational(1, 10**20)", "1e-20").replace("Rational(1, 10**30)", "1e-30")
        .replace("Rational(1,2)", "0.5").replace("Abs", "abs").replace("exp(-1000)", "exp(torch.tensor(-1000.0, dtype=torch.float64))")
    )
    if "diff(" in claim[3]:
        return None
    out, _ = python(code)
    return None if not out else "accepts" if "True" in out else "rejects"


def traps(tools):
    width = max(len(t[0]) for t in TRAPS)
    names = ["rederive"] + [name for name, _ in tools]
    print("\nWhat each says of small claims. Wrong answers are marked !!, no answer is -.\n")
    print("| " + "claim".ljust(width) + " | holds | " + " | ".join(names) + " |")
    print("|" + "---|" * (len(names) + 2))
    verdicts, _ = rederive("\n\n".join("$$%s$$" % t[2] for t in TRAPS) + "\n")
    for claim, verdict in zip(TRAPS, verdicts):
        passes = verdict in ("PROVED", "AGREES")
        wrong = (passes and not claim[1]) or (verdict == "REFUTED" and claim[1])
        row = [verdict.lower() + (" !!" if wrong else "")]
        for _, says in tools:
            said = says(claim)
            wrong = (said == "accepts" and not claim[1]) or (said == "rejects" and claim[1])
            row.append((said or "-") + (" !!" if wrong else ""))
        print("| " + claim[0].ljust(width) + " | " + ("yes  " if claim[1] else "no   ") + " | " + " | ".join(row) + " |")


# --- gradients: time per claim ---

NETWORK = r"""
$i = 1, \dots, n$, $h = 1, \dots, m$, $o = 1, \dots, p$.

$$net_h = \sum_{i=1}^{n} v_{ih} x_i + b_h$$

$$a_h = \frac{1}{1 + e^{-net_h}}$$

$$net_o = \sum_{h=1}^{m} w_{ho} a_h + c_o$$

$$y_o = \frac{1}{1 + e^{-net_o}}$$

$$E = \frac12 \sum_{o=1}^{p} (t_o - y_o)^2$$

"""
CLAIM = r"$$\frac{\partial E}{\partial v_{ih}} = a_h (1 - a_h) x_i \sum_{o=1}^{p} (y_o - t_o) y_o (1 - y_o) w_{ho}$$" + "\n"


def formulas(n, m, p, power):
    """(E, claimed dE/dv11) as text, the network written out in elementary functions."""
    sigmoid = "1/(1+exp(-(%s)))"
    a = [sigmoid % "+".join(["v%d_%d*x%d" % (i, h, i) for i in range(n)] + ["b%d" % h]) for h in range(m)]
    y = [sigmoid % "+".join(["w%d_%d*%s" % (h, o, "(" + a[h] + ")") for h in range(m)] + ["c%d" % o]) for o in range(p)]
    error = "+".join("(t%d-%s)%s2/2" % (o, y[o], power) for o in range(p))
    back = "+".join("(%s-t%d)*(%s)*(1-%s)*w0_%d" % (y[o], o, y[o], y[o], o) for o in range(p))
    return error, "(%s)*(1-%s)*x0*(%s)" % (a[0], a[0], back)


def symbols(n, m, p):
    return (
        ["v%d_%d" % (i, h) for i in range(n) for h in range(m)] + ["x%d" % i for i in range(n)]
        + ["b%d" % h for h in range(m)] + ["w%d_%d" % (h, o) for h in range(m) for o in range(p)]
        + ["c%d" % o for o in range(p)] + ["t%d" % o for o in range(p)]
    )


def time_rederive(n, m, p):
    """Milliseconds for one of the n*m instances of the claim, beyond a run without claims."""
    sizes = ["--size", "n=%d" % n, "--size", "m=%d" % m, "--size", "p=%d" % p]
    best = None
    for _ in range(3):
        _, empty = rederive(NETWORK + "$$x_1 + x_1 = 2 x_1$$\n", *sizes)
        verdicts, full = rederive(NETWORK + "$$x_1 + x_1 = 2 x_1$$\n\n" + CLAIM, *sizes)
        if verdicts is None:
            return None, "time ran out"
        took = max(full - empty, 0.001)
        best = took if best is None else min(best, took)
    return best * 1000 / (n * m), verdicts[-1].lower() + ", all %d instances" % (n * m)


def time_sympy(n, m, p):
    error, claimed = formulas(n, m, p, "**")
    code = (
        "import time, random\nfrom sympy import *\n%s = symbols('%s', real=True)\nrandom.seed(1)\n"
        "E=%s\nC=%s\nstart=time.perf_counter()\nD=diff(E, v0_0)-C\n"
        "ok=all(abs(D.evalf(subs={s: random.uniform(-1,1) for s in D.free_symbols})) < 1e-9 for _ in range(3))\n"
        "print(time.perf_counter()-start, ok)"
        % (",".join(symbols(n, m, p)), " ".join(symbols(n, m, p)), error, claimed)
    )
    out, _ = python(code)
    if not out:
        return None, "time ran out" if out is None else "failed"
    seconds, ok = out.split()
    return float(seconds) * 1000, "3 samples agree" if ok == "True" else "samples differ"


def time_ginac(n, m, p):
    error, claimed = formulas(n, m, p, "^")
    out, seconds = run(["ginsh"], "normal(diff(%s, v0_0)-(%s));\n" % (error, claimed))
    if out is None:
        return None, "time ran out"
    decided = out.split()[-1:] == ["0"]
    return seconds * 1000, "zero" if decided else "not zero: nothing decided"


def time_maxima(n, m, p):
    error, claimed = formulas(n, m, p, "^")
    text = "display2d:false$\nE:%s$\nprint(is(ratsimp(diff(E,v0_0)-(%s))=0))$\n" % (error, claimed)
    out, seconds = run(["maxima", "--very-quiet"], text)
    if out is None:
        return None, "time ran out"
    return seconds * 1000, "zero" if "true" in out.split() else "nothing decided"


def time_torch(n, m, p):
    """gradcheck of the whole network, divided by the n*m weights it covers."""
    code = (
        "import torch, time\ntorch.manual_seed(1)\nd=torch.float64\n"
        "x=torch.randn(%d,dtype=d); w=torch.randn(%d,%d,dtype=d); t=torch.rand(%d,dtype=d)\n"
        "v=torch.randn(%d,%d,dtype=d,requires_grad=True)\n"
        "f=lambda v: ((t-torch.sigmoid(torch.sigmoid(x@v)@w))**2).sum()/2\n"
        "start=time.perf_counter()\nok=torch.autograd.gradcheck(f,(v,))\nprint(time.perf_counter()-start, ok)"
        % (n, m, p, p, n, m)
    )
    out, _ = python(code)
    if not out:
        return None, "failed"
    seconds, ok = out.split()
    return float(seconds) * 1000 / (n * m), "its own gradient agrees at 1 point" if ok == "True" else "differs"


def gradients(tools):
    print("\nGradients of a sigmoid network with respect to a first-layer weight: milliseconds for one instance of the")
    print("claim, what was found, and the time relative to rederive's. Limit %g s.\n" % LIMIT)
    print("| sizes | tool | ms per claim | found | ratio |")
    print("|---|---|---|---|---|")
    for sizes in SIZES:
        name = "-".join(map(str, sizes))
        base, found = time_rederive(*sizes)
        print("| %s | rederive | %s | %s | 1 |" % (name, "%.3g" % base if base else "-", found), flush=True)
        for tool, measure in tools:
            took, found = measure(*sizes)
            ratio = "%.3g" % (took / base) if took and base else "more than %.3g" % (LIMIT * 1000 / base) if base else "-"
            print("| %s | %s | %s | %s | %s |" % (name, tool, "%.3g" % took if took else "-", found, ratio), flush=True)


def main():
    small, large = [], []
    small += [("SymPy simplify", says_sympy_simplify), ("SymPy equals", says_sympy_equals), ("SymPy floats", says_sympy_floats)]
    large += [("SymPy, random floats", time_sympy)]
    if shutil.which("maxima"):
        small.append(("Maxima", says_maxima))
        large.append(("Maxima ratsimp", time_maxima))
    else:
        print("maxima is not here; apt-get install maxima")
    if shutil.which("ginsh"):
        small.append(("GiNaC normal", says_ginac))
        large.append(("GiNaC normal", time_ginac))
    else:
        print("ginsh is not here; apt-get install ginac-tools")
    if python("import torch")[0] is not None and "yes" in (python("import torch; print('yes')")[0] or ""):
        small.append(("torch doubles", says_torch))
        large.append(("torch gradcheck", time_torch))
    else:
        print("PyTorch is not here; apt-get install python3-torch")
    rederive("$$1 + 1 = 2$$\n")  # builds on first use
    traps(small)
    gradients(large)


main()
