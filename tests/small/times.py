"""Random windows and moments."""

from small.choices import LENGTHS, Choices


class Times(Choices):
    """When something is asked about: windows, and moments that time runs from."""

    def window(self) -> str:
        return self.one(
            *(f"in the last {length}" for length in LENGTHS),
            "in this calendar year", "in this calendar quarter", "in this year from 1 July",
            "in the last full calendar quarter", "in the last 2 full calendar quarters",
            "in the last full quarter from 1 March", "in the last 2 full years from 1 July",
            "since 1 March", "since joining", "since 2024-01-15", "since 1 month before 1 June",
            "between 1 January and 30 April", "since the start of this calendar year",
            "in this term", "in the last full term", "in the last 2 full terms", "since the end of the last full term",
            f"in the {self.one(*LENGTHS)} {self.one('before', 'up to', 'after')} {self.one('1 June', 'joining', 'the start of this calendar quarter', '1 month before 1 July')}",
        )  # fmt: skip

    def moment(self) -> str:
        last = f"the last {self.one('contact', 'theme-day', 'attendance', 'activity')}"
        return self.one(
            "joining", "becoming a resting-member", "becoming a full-member", "service of the last reminder",
            "service of the second reminder", "the start of warning", "1 March", "2024-01-15",
            f"{last}, or joining if there was none", f"{last}, or joining if there was none",
            f"{last}, or 1 March if there was none", "2 months after joining", "the start of this term", "the oldest missed dues",
            "service of the first reminder after the oldest missed dues", "service of the reminder after the start of warning",
            "service of the last reminder after becoming a resting-member", "1 month after service of the reminder after joining",
        )  # fmt: skip
