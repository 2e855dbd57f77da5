namespace Browser;

/// <summary>The handwritten digits of <c>samples/Digits</c>, which are part of the program.</summary>
internal static class DigitImages
{
    private const int Pixels = 64;

    /// <summary>64 pixels of 0 to 16 and then the digit, image by image.</summary>
    public static byte[][] Load()
    {
        using Stream stream = typeof(DigitImages).Assembly.GetManifestResourceStream("digits.csv")!;
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return [.. Numbers(text.AsSpan(text.IndexOf((byte)'\n') + 1)).Chunk(Pixels + 1)];
    }

    // The file has whole numbers alone; in an interpreter a reader of any CSV takes seconds.
    private static List<byte> Numbers(ReadOnlySpan<byte> text)
    {
        var numbers = new List<byte>();
        byte number = 0;
        foreach (byte character in text)
        {
            if (character is (byte)',' or (byte)'\n')
            {
                numbers.Add(number);
                number = 0;
            }
            else if (character is >= (byte)'0' and <= (byte)'9')
            {
                number = (byte)((10 * number) + character - '0');
            }
        }

        return numbers;
    }
}
