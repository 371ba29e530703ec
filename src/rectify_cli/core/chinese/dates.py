"""Days as an official paper prints them."""

import datetime as dt


def printed_date(date: dt.date) -> str:
    """Write a date as a notice prints it: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{date.year}年{date.month}月{date.day}日"
