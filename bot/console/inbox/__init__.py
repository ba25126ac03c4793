"""The inbox « à traiter » : grouping, the dialogue around, and the four things one can do."""
