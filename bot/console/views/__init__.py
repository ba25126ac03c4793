"""The pages, one module a subject. They read a form, call a store, show a template; nothing else."""
