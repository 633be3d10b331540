"""`import onrecord` offers what it says, also after it has been used."""

import doctest
import subprocess
import sys

import onrecord


def test_read_stays_a_function_after_the_package_of_the_same_name_is_loaded(tmp_path):
    (tmp_path / "a.txt").write_text("“Yes,” said Ida Lund.", encoding="utf-8")
    keys = [record.document.key for _ in range(2) for record in onrecord.read(tmp_path / "a.txt")]
    assert keys == [str(tmp_path / "a.txt")] * 2
    from onrecord.read.html import read_html

    assert callable(read_html)
    assert onrecord.read.__name__ == "read"
    assert callable(onrecord.read)


def test_the_example_in_the_docstring_is_true():
    assert doctest.testmod(onrecord).attempted == 3
    assert doctest.testmod(onrecord).failed == 0


def test_everything_promised_is_there():
    for name in onrecord.__all__:
        assert getattr(onrecord, name).__doc__ or name == "__version__"


def test_importing_onrecord_loads_no_heavy_library():
    heavy = "{'trafilatura', 'pypdfium2', 'jinja2', 'lxml', 'py3langid', 'numpy', 'torch', 'rich', 'typer'}"
    code = f"import onrecord, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
