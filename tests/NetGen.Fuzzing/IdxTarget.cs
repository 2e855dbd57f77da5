using System.IO;

namespace NetGen.Fuzzing;

/// <summary>Two IDX files (<see cref="ArrayInput"/>): from streams, compressed, or mapped into memory.</summary>
internal sealed class IdxTarget : FuzzTarget
{
    public override byte[][] Dictionary { get; } =
    [
        [0, 0, 8, 1], [0, 0, 9, 2], [0, 0, 0x0B, 3], [0, 0, 0x0C, 1], [0, 0, 0x0D, 2], [0, 0, 0x0E, 1], [0, 0, 0, 1], [0, 0, 0, 2],
        [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xC0, 0, 0], [0x1F, 0x8B, 8], [0x7F, 0xF0, 0, 0, 0, 0, 0, 0],
    ];

    // Twice what may be decompressed, for it grows by doubling, the file's buffer, and the decompression's own.
    public override long ConstantBytes => 4 << 20;

    public override long BytesPerByte => 64;

    public override bool Run(byte[] input)
    {
        var pair = new ArrayInput(input);
        try
        {
            switch (pair.Options % 4)
            {
                case 0:
                    Read(pair, ArrayInput.Gzip(pair.Features), ArrayInput.Gzip(pair.Targets));
                    break;
                case 1 when (pair.Options & 12) == 0:
                    using (var features = new ScratchFile(pair.Features))
                    using (var targets = new ScratchFile(pair.Targets))
                    using (MappedDataset mapped = MappedDataset.OpenIdx(features.Path, targets.Path, pair.Scale, 0, pair.Classes))
                    {
                        ArrayInput.Check(mapped);
                    }

                    break;
                default:
                    Read(pair, pair.Features, pair.Targets);
                    break;
            }

            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
    }

    private static void Read(ArrayInput pair, byte[] features, byte[] targets) => ArrayInput.Check(Dataset.FromIdx(
        new MemoryStream(features), new MemoryStream(targets), pair.Scale, 0, pair.Classes, ArrayInput.MaxBytes));
}
