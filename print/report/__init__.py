"""A report on paper and on a screen: headings, text, tables and charts, set page by page."""
