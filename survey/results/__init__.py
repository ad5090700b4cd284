"""What the answers say: counts, results and exports."""
