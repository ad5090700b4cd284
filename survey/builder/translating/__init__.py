"""The texts of a draft in other languages: side by side, out to translators and in again."""
