using System;

namespace NetGen.Fuzzing;

/// <summary>Any safetensors file, as <see cref="SafetensorsFile"/> maps it into memory. The input is the file.</summary>
internal sealed class SafetensorsFileTarget : FuzzTarget
{
    public override byte[][] Dictionary { get; } = new SafetensorsTarget().Dictionary;

    public override long ConstantBytes => 1 << 20;

    // An extent of two bytes becomes a long in an array that doubles, and in a message; a tensor is an object, an entry by name and a buffer to
    // read into.
    public override long BytesPerByte => 128;

    public override bool Run(byte[] input)
    {
        using var scratch = new ScratchFile(input);
        try
        {
            using SafetensorsFile file = SafetensorsFile.Open(scratch.Path);
            foreach (SafetensorsTensor tensor in file.Tensors)
            {
                Check(file, tensor, input.Length);
            }

            return true;
        }
        catch (SafetensorsException)
        {
            return false;
        }
    }

    private static void Check(SafetensorsFile file, SafetensorsTensor tensor, int length)
    {
        ReadOnlySpan<byte> bytes = file.Bytes(tensor.Name);
        int sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        if (bytes.Length != tensor.ByteLength || bytes.Length > length || sum < 0 || file.Tensor(tensor.Name) != tensor)
        {
            throw new FuzzException($"Tensor '{tensor.Name}' is not the one that the file's header describes.");
        }

        if (tensor.Dtype is "F16" or "BF16" or "F32" or "F64")
        {
            file.Read(tensor.Name, new double[tensor.ElementCount]);
        }
    }
}
