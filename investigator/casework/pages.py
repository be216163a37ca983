"""The pages that ship with the program, for whoever shows them."""

from investigator.reference.reading import Block, Form, Page, Run, names, page

__all__ = ["Block", "Form", "Page", "Run", "names", "page"]
