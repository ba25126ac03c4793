"""Questions gathered with another tool, in a spreadsheet, or on paper."""
