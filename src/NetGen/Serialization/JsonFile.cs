using System;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace NetGen;

/// <summary>A file of one JSON object.</summary>
internal static class JsonFile
{
    private const int LongestFile = 100_000_000;
    private const string Root = "the file";

    /// <summary>Reads a stream to its end, and the object in it.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="read">Makes something of the object, which does not outlive the call.</param>
    /// <exception cref="DataFormatException">No JSON, nested too deeply, or more than 100 MB.</exception>
    public static TResult Read<TResult>(Stream stream, string source, Func<JsonFields, TResult> read)
    {
        using MemoryStream bytes = ReadAll(stream, source);
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using JsonDocument document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), options);
            return read(new JsonFields(document.RootElement, Root, source));
        }
        catch (JsonException exception)
        {
            throw new DataFormatException(source, (exception.LineNumber ?? -1) + 1, null, "JSON", exception.Message.TrimEnd('.'));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for a text that is no Unicode.
            throw new DataFormatException(source, 0, null, "texts of Unicode", "an escape of half a character");
        }
    }

    // Grows as the bytes come, so that a length that is only claimed takes no memory.
    private static MemoryStream ReadAll(Stream stream, string source)
    {
        var bytes = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (bytes.Length + read > LongestFile)
            {
                throw new DataFormatException(source, 0, null, string.Create(CultureInfo.InvariantCulture, $"at most {LongestFile} bytes"), "more");
            }

            bytes.Write(block, 0, read);
        }

        return bytes;
    }
}
