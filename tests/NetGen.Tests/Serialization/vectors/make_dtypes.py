"""Prints the rows of DtypeTests.TorchBits: floats with the bits that PyTorch 1.13 gives them in float16 and bfloat16.

Run with a Python that has torch: python3 make_dtypes.py
"""
import torch

VALUES = [0.0, -0.0, 1.0, 1.00048828125, 1.00146484375, 65504.0, 65519.0, 6.1035156e-05, 5.9604645e-08, 2.9802322e-08, 2.9802326e-08, 1.00390625, 1.01171875,
          1.0039064, 9.2e-41, 4.6e-41, 0.1, -2.7182817, 3.1415927, 12345.678, 2049.0, 2051.0, 257.0, 259.0]

single = torch.tensor(VALUES, dtype=torch.float32)
halves = single.to(torch.float16).view(torch.int16).tolist()
brains = single.to(torch.bfloat16).view(torch.int16).tolist()
for value, half, brain in zip(VALUES, halves, brains):
    print(f"{{ {value!r}f, 0x{half & 0xFFFF:04X}, 0x{brain & 0xFFFF:04X} }},".replace("e-0", "e-"))
