"""Faults on the cluster, under load: who dies, what people see, what is left afterwards (`make cluster-test`)."""
