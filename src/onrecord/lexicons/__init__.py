"""Words as data: every file here is headed with its source, licence and date."""
