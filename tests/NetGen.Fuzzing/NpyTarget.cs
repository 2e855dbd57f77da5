using System;
using System.IO;
using System.Text;

namespace NetGen.Fuzzing;

/// <summary>Two .npy files (<see cref="ArrayInput"/>): from streams, mapped into memory, in an archive that is whole, or an archive as it
/// is.</summary>
internal sealed class NpyTarget : FuzzTarget
{
    public override byte[][] Dictionary { get; } =
    [
        .. Array.ConvertAll(
            new[]
            {
                "'descr': ", "'fortran_order': ", "'shape': ", "True", "False", "'|u1'", "'<f4'", "'>f8'", "'<i8'", "'|b1'", "'<f2'", "'>u2'",
                "(3, 4)", "(3,)", "()", ", ", "}", "{", "(", ")", "[", "9223372036854775807", "2147483647", "65536", "-1", "0", "L", "\"", "'",
                "\n", "x.npy", "y.npy", "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006",
            },
            Encoding.UTF8.GetBytes),
        [0x93, .. "NUMPY"u8, 1, 0], [0x93, .. "NUMPY"u8, 2, 0], [0x93, .. "NUMPY"u8, 3, 0], [0, 0, 0xC0, 0x7F],
    ];

    // Twice what may be decompressed, for it grows by doubling, the file's buffer, and the decompression's own.
    public override long ConstantBytes => 4 << 20;

    // An extent of two bytes becomes a long in a list that doubles, then in an array, and in a message; an archive's entry of 46 bytes some objects.
    public override long BytesPerByte => 256;

    public override bool Run(byte[] input)
    {
        var pair = new ArrayInput(input);
        try
        {
            switch (pair.Options % 4)
            {
                case 0:
                    ArrayInput.Check(Dataset.FromNpz(new MemoryStream(pair.Zip()), "x", "y", pair.Scale, 0, pair.Classes, ArrayInput.MaxBytes));
                    break;
                case 1:
                    ArrayInput.Check(Dataset.FromNpz(new MemoryStream(pair.Rest), "x", "y", pair.Scale, 0, pair.Classes, ArrayInput.MaxBytes));
                    break;
                case 2 when (pair.Options & 12) == 0:
                    using (var features = new ScratchFile(pair.Features))
                    using (var targets = new ScratchFile(pair.Targets))
                    using (MappedDataset mapped = MappedDataset.OpenNpy(features.Path, targets.Path, pair.Scale, 0, pair.Classes))
                    {
                        ArrayInput.Check(mapped);
                    }

                    break;
                default:
                    ArrayInput.Check(Dataset.FromNpy(
                        new MemoryStream(pair.Features), new MemoryStream(pair.Targets), pair.Scale, 0, pair.Classes, ArrayInput.MaxBytes));
                    break;
            }

            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
    }
}
