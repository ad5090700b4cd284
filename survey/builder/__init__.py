"""Where organisers make questionnaires, publish them and open campaigns."""
