"""The shipped reader, loaded once for all tests of this room."""

import pytest

from paripassu.statements import Reader
from paripassu.statements._model import Model


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def model(reader: Reader) -> Model:
    return reader.model
