"""What a rule says when the answer is no: a sentence, and what to do next."""


class Refused(Exception):
    """A rule said no. `sentence` says why in plain words; `remedy` names the next step."""

    def __init__(self, sentence: str, *, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}"


class Damaged(Exception):
    """What was kept does not read as it was written. `problems` are plain sentences."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems
