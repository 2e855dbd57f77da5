using System;
using System.Text;

namespace NetGen;

/// <summary>Files that are given for safetensors and are something else: what they are by their first bytes, and what to do about it.</summary>
internal static class ForeignFile
{
    /// <summary>As many bytes as tell what a file is: the first entry's name in a zip archive begins at byte 30.</summary>
    public const int BeginningLength = 128;

    private const int ShownBytes = 8;
    private const int ShownCharacters = 24;
    private const string Conversion =
        """
         Convert it in Python:
            import torch, safetensors.torch
            safetensors.torch.save_file(torch.load("model.pt", weights_only=True), "model.safetensors")
        (torch.load must give a state_dict there; of a whole model, save model.state_dict().)
        """;

    /// <summary>A message about a file that begins with these bytes, or null where nothing is known that begins so.</summary>
    public static string? Problem(ReadOnlySpan<byte> beginning) => Kind(beginning) is { } kind ? $"{Begins(beginning)}, {kind}" : null;

    /// <summary>A message about a file of an unknown kind.</summary>
    public static string UnknownProblem(ReadOnlySpan<byte> beginning) =>
        $"{Begins(beginning)}. A safetensors file begins with the length of its header, in eight bytes, and '{{'.";

    /// <summary>Kinds whose first eight bytes may be the length of a header.</summary>
    public static bool MayBeginLikeHeader(ReadOnlySpan<byte> beginning) => IsGzip(beginning) || IsZip(beginning);

    private static bool IsZip(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PK\x3\x4"u8);

    private static bool IsGzip(ReadOnlySpan<byte> beginning) => beginning is [0x1F, 0x8B, 0x08, ..];

    /// <summary>Whether eight bytes, too large a number for a header's length, are none: text, or what begins only files of another kind.</summary>
    public static bool IsNoLength(ReadOnlySpan<byte> prefix) => IsText(prefix) || prefix.StartsWith("GGUF"u8) || prefix.StartsWith("PK\x3\x4"u8);

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (byte letter in bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes)
        {
            if (letter is not ((>= (byte)' ' and <= (byte)'~') or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Begins(ReadOnlySpan<byte> beginning) => $"not a safetensors file: it begins with {Shown(beginning)}";

    private static string? Kind(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = beginning.StartsWith("\uFEFF"u8) ? beginning[3..] : beginning;
        text = text.TrimStart(" \t\r\n"u8);
        return true switch
        {
            _ when IsZip(beginning) => KindOfZip(beginning),
            _ when beginning is [0x80, >= 2 and <= 5, ..] => "as a Python pickle does; PyTorch's older .pt and .pth files are pickles." + Conversion,
            _ when beginning.StartsWith("version https://git-lfs"u8) =>
                "as a Git LFS pointer does, which stands for the file in a repository. Run 'git lfs pull' to get the file itself.",
            _ when text.StartsWith("<"u8) =>
                "as an HTML page or XML does: a download may have given a page about the file, or an error, instead of the file. Download the file itself.",
            _ when IsGzip(beginning) => "as a gzip file does. Decompress it first.",
            _ when beginning.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8]) =>
                "as a NumPy .npy file does. Save its arrays by name with safetensors.numpy.save_file in Python.",
            _ when beginning.StartsWith((ReadOnlySpan<byte>)[0x89, .. "HDF"u8]) =>
                "as an HDF5 file does, such as Keras's .h5. Save its arrays by name with safetensors.numpy.save_file in Python.",
            _ when beginning.StartsWith("GGUF"u8) => "as a GGUF file does. Load the safetensors file that it was made from.",
            _ when text is [(byte)'{', ..] =>
                "as a JSON text does. The tensors are in a .safetensors file beside it.",
            _ when beginning is [0x08, < 0x20, 0x12, ..] => "as an ONNX model does. Save its weights by name with safetensors.numpy.save_file in Python.",
            _ => null,
        };
    }

    private static string KindOfZip(ReadOnlySpan<byte> beginning) =>
        beginning.IndexOf("data.pkl"u8) >= 0 ? "as a zip archive does, and holds 'data.pkl', as PyTorch's .pt and .pth files do." + Conversion
            : beginning.IndexOf(".npy"u8) >= 0 ? "as a zip archive does, and holds '.npy' files, as NumPy's .npz files do. Save its arrays by name with safetensors.numpy.save_file in Python."
            : "as a zip archive does, such as PyTorch's .pt and .pth files." + Conversion;

    private static string Shown(ReadOnlySpan<byte> beginning)
    {
        int printable = beginning.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
        ReadOnlySpan<byte> text = printable < 0 ? beginning : beginning[..printable];
        return text.Length >= 2
            ? $"\"{Encoding.ASCII.GetString(text[..Math.Min(text.Length, ShownCharacters)])}\""
            : $"the bytes {BitConverter.ToString(beginning[..Math.Min(beginning.Length, ShownBytes)].ToArray()).Replace('-', ' ')}";
    }
}
