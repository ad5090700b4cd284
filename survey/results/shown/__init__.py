"""What may be shown of the newest snapshot: screens, charts and exports read nothing else."""
