"""Executes notebooks through Jupyter's client with the kernel of a given program, and holds their text against their claims.

usage: run_notebooks.py PROGRAM NOTEBOOK...

A notebook passes when every cell ends without an error, every claim(...) in it holds (a claim that does not is an error of its cell), there is at
least one claim, and every number its text states in bold is one of the claims. Exit code: the number of notebooks that did not pass.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

CLAIM = "application/vnd.systrade.claim+json"
# A bold number is a claim: **0.89**, **12.3%**, **-21.8**, **1,250**.
BOLD_NUMBER = re.compile(r"\*\*([-+]?\d[\d,]*(?:\.\d+)?\s*%?)\*\*")
SLOWEST = 60


def install(program, folder):
    """Registers the kernel where only this run looks."""
    subprocess.run([program, "kernel", "install", "--prefix", folder], check=True, stdout=subprocess.DEVNULL)
    os.environ["JUPYTER_PATH"] = os.path.join(folder, "share", "jupyter")
    os.environ["JUPYTER_RUNTIME_DIR"] = os.path.join(folder, "runtime")


def run(path):
    import nbclient
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    problems = []
    kernel = notebook.metadata.get("kernelspec", {}).get("name")
    if kernel != "systrade":
        problems.append(f"its kernel is {kernel!r}, not 'systrade'")
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None):
            problems.append(f"cell {number} carries output; notebooks are kept without")
    began = time.time()
    client = nbclient.NotebookClient(notebook, timeout=300, kernel_name="systrade", resources={"metadata": {"path": os.path.dirname(os.path.abspath(path))}})
    try:
        client.execute()
    except nbclient.exceptions.CellExecutionError as error:
        problems.append(f"a cell failed:\n{error}")
    except nbclient.exceptions.CellTimeoutError as error:
        problems.append(f"a cell took too long:\n{error}")
    took = time.time() - began

    claims = [o["data"][CLAIM] for c in notebook.cells if c.cell_type == "code" for o in c.outputs if CLAIM in o.get("data", {})]
    stated = {re.sub(r"\s", "", c["stated"]).rstrip("%") for c in claims}
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type != "markdown":
            continue
        for found in BOLD_NUMBER.findall(cell.source):
            if re.sub(r"\s", "", found).rstrip("%") not in stated:
                problems.append(f"the text of cell {number} states {found}, which no claim of the notebook holds")
    if not claims:
        problems.append("it claims nothing, so nothing was checked")
    cells = sum(1 for c in notebook.cells if c.cell_type == "code")
    print(f"{os.path.basename(path)}: {cells} cells in {took:.1f} s, {len(claims)} numbers hold")
    if took > SLOWEST:
        print(f"  note: slower than the {SLOWEST} s it should take")
    for problem in problems:
        print(f"  {problem}")
    return not problems


def main():
    program, notebooks = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix="systrade-notebooks-") as folder:
        install(program, folder)
        return sum(1 for n in notebooks if not run(n))


if __name__ == "__main__":
    sys.exit(main())
