from __future__ import annotations

import pytest

from briefcite.references.normalize.dates import parse_date

DATES = {
    "2004": "2004",
    "(2004b)": "2004",
    "October 25, 2019": "2019-10-25",
    "updated on October 25, 2019.": "2019-10-25",
    "2016, March 22": "2016-03-22",
    "25 Oct. 2019": "2019-10-25",
    "3. Mai 1921": "1921-05-03",
    "1er juillet 2013": "2013-07-01",
    "12 de septiembre de 1999": "1999-09-12",
    "20 maggio 1970": "1970-05-20",
    "7 de março de 2011": "2011-03-07",
    "14 maart 1987": "1987-03-14",
    "17.03.2005": "2005-03-17",
    "12.IV.1944": "1944-04-12",
    "2005/3/17": "2005-03-17",
    "8/25/1998": "1998-08-25",
    "25/8/1998": "1998-08-25",
    "3/4/2019": "2019",
    "May 1990": "1990-05",
    "1997, June": "1997-06",
    "January-February, 1965": "1965-01/1965-02",
    "28-30 April 1995": "1995-04-28/1995-04-30",
    "June 30-July 7, 2013": "2013-06-30/2013-07-07",
    "30 décembre 2010 - 2 janvier 2011": "2010-12-30/2011-01-02",
    "Spring 2004": "2004-21",
    "Winter 1999/2000": "1999-24",
    "Herbst 1987": "1987-23",
    "1998–99": "1998/1999",
    "1994/95": "1994/1995",
    "1973-78": "1973/1978",
    "1949/1998": "1998",
    "1949–1998": "1949/1998",
    "1995 [1982]": "1995",
    "c. 1890": "1890~",
    "ca 1890-1895": "1890~/1895~",
    "um 1890": "1890~",
    "vers 1890": "1890~",
    "c. May 1890": "1890-05~",
    "post-1705": "1705~",
    "1890s": "1890~",
    "1890?": "1890?",
    "[1890?]": "1890?",
    "[1890]": "1890",
    "Vol. 1890": "1890",
    "MDCCXC": "1790",
    "19862": "1986",
    "octobre 1347": "1347-10",
    "2019-10-25": "2019-10-25",
    "1998-03": "1998-03",
}
NO_DATES = ["n.d.", "o. J.", "s.d.", "forthcoming", "", "3021", "17", "99"]


@pytest.mark.parametrize(("printed", "edtf"), DATES.items())
def test_dates(printed: str, edtf: str) -> None:
    date = parse_date(printed)
    assert date is not None
    assert (date.edtf, date.raw) == (edtf, printed)


@pytest.mark.parametrize("printed", NO_DATES)
def test_no_dates(printed: str) -> None:
    assert parse_date(printed) is None
