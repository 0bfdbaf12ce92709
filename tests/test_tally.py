"""The counting of `./pivot5 test`."""

import subprocess

import pytest


@pytest.fixture
def tally(repository, tmp_path):
    def run(*reports: str, broken: int = 0):
        paths = []
        for number, text in enumerate(reports):
            path = tmp_path / f"report {number}.xml"
            path.write_text(text)
            paths.append(str(path))
        command = ["awk", "-v", f"broken={broken}", "-f", repository / "tests/tally.awk"]
        result = subprocess.run(command, input="".join(path + "\n" for path in paths), capture_output=True, text=True)
        assert result.stderr == ""
        return result.stdout, result.returncode

    return run


SUREFIRE = """<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="io.pivot5.ATest" time="0.1" tests="4" errors="1" skipped="1" failures="1">
  <properties/>
  <testcase name="a" classname="io.pivot5.ATest"><system-out><![CDATA[<testsuite tests="99" failures="9">]]></system-out></testcase>
</testsuite>
"""
PYTEST = '<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="0" skipped="2" tests="7" time="1"><testcase/></testsuite></testsuites>'


def test_totals_are_over_all_reports(tally):
    assert tally(SUREFIRE, PYTEST) == ("6 passed, 2 failed, 3 skipped\n", 1)


def test_green_without_skips(tally):
    assert tally('<testsuite tests="3" failures="0" errors="0" skipped="0"/>') == ("3 passed, 0 failed\n", 0)


def test_what_broke_without_a_report_is_a_failure(tally):
    assert tally(PYTEST, broken=2) == ("5 passed, 2 failed, 2 skipped\n", 1)


@pytest.mark.parametrize("text", ["", "<?xml version='1.0'?>\n", "<testsuites></testsuites>"])
def test_a_report_that_was_cut_short_is_a_failure(tally, text):
    assert tally(PYTEST, text) == ("5 passed, 1 failed, 2 skipped\n", 1)


def test_no_report_is_a_failure(tally):
    assert tally() == ("0 passed, 1 failed\n", 1)


def test_only_skipped_is_a_failure(tally):
    assert tally('<testsuite tests="3" failures="0" errors="0" skipped="3"/>') == ("0 passed, 1 failed, 3 skipped\n", 1)


def test_a_large_report_on_one_line_is_counted(tally):
    assert tally(PYTEST.replace("<testcase/>", "<testcase>" + "x" * 5_000_000 + "</testcase>"))[0] == "5 passed, 0 failed, 2 skipped\n"
