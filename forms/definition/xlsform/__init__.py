"""XLSForm in and out, by pyxform's conventions: read_workbook and write_workbook."""

from forms.definition.xlsform.notes import FaultyWorkbook, Imported, Note
from forms.definition.xlsform.reading import read_workbook
from forms.definition.xlsform.writing import write_workbook

__all__ = ["FaultyWorkbook", "Imported", "Note", "read_workbook", "write_workbook"]
