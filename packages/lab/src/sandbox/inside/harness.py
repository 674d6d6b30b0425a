# Runs a learner's Python and then the probe in its scope. The sandbox hands these lines to Pyodide; the tests run the
# same ones with python3. `run` never raises: what the learner's code raises is its outcome, told as JSON.
import sys
from json import dumps
from math import isfinite
from traceback import format_exception_only, walk_tb

FILE = "program.py"


def run(code, probe):
    scope = {"__name__": "__main__"}
    out = sys.stdout
    try:
        exec(compile(code, FILE, "exec"), scope)
        if probe is not None:
            exec(compile(probe, "probe.py", "exec"), scope)
        answer = data(scope.get("answer")) if probe is not None else None
        return dumps({"kind": "done", "value": dumps(answer)})
    except BaseException as error:
        message = format_exception_only(error)[-1].strip()
        return dumps({"kind": "failed", "message": message, "line": line_in(error)})
    finally:
        # what stands on a line that was not ended
        out.flush()


def data(value):
    """What JSON can say; null for whatever is no data."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else spelled(value)
    if isinstance(value, (list, tuple)):
        return [data(each) for each in value]
    if isinstance(value, dict):
        return {str(key): data(each) for key, each in value.items()}
    return None


def spelled(value):
    """A number that is not finite, as JavaScript writes it."""
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def line_in(error):
    """Of the innermost call that is in the learner's lines."""
    if isinstance(error, SyntaxError) and error.filename == FILE:
        return error.lineno
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == FILE]
    return lines[-1] if lines else None
