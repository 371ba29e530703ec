"""The names of the schemas, apart from their models, which take long to import."""

from enum import StrEnum


class SchemaName(StrEnum):
    """The schemas there are: of each file of data/, of a line of an export, and of a report."""

    INSPECTION = "inspection"
    ISSUE = "issue"
    CALENDAR = "calendar"
    PETITIONS = "petitions"
    REGISTER = "register"
    EXPORT = "export"
    REPORT = "report"
