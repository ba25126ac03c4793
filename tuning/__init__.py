"""Making the tuned encoder of `data/encoder/`: from public weights and our phrases to an ONNX file. Never needed to run the assistant.

`python -m tuning` lists the steps; docs/encoder.md tells why they are these. PyTorch is imported by `network`, `lower`, `train`, `export`
and `smoke` alone, which run in an environment of their own (`make encoder`); the rest runs in the project's.
"""
