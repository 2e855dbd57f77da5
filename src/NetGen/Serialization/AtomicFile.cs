using System;
using System.IO;

namespace NetGen;

/// <summary>Writes a file so that its name stands for the old contents or the new, never for half of them.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside <paramref name="path"/>, flushes to disk, and renames over it; a link is followed, so that it stays one.</summary>
    /// <exception cref="IOException">The folder is missing, full, or not to be written to; the file at <paramref name="path"/> is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var file = new FileInfo(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        bool begun = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                begun = true;
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
            begun = false;
        }
        finally
        {
            if (begun)
            {
                File.Delete(temporary);
            }
        }
    }
}
