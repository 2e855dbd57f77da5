using System;
using System.IO;

namespace NetGen;

/// <summary>Writes a file so that its name stands for the old contents or the new, never for half of them.</summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>
    /// Writes beside <paramref name="path"/>, flushes to disk, renames over it and, where the system allows it, flushes the folder, so that the new
    /// name outlives a power cut; a link is followed, so that it stays one.
    /// </summary>
    /// <exception cref="IOException">The folder is missing (<see cref="DirectoryNotFoundException"/>), or the disk is full; the file at
    /// <paramref name="path"/> is as it was. Messages name <paramref name="path"/>, not the file beside it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to, or <paramref name="path"/> is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Target(path);
        string folder = Path.GetDirectoryName(target) ?? "";
        ExpectFolder(path, folder);
        if (Directory.Exists(target))
        {
            throw new UnauthorizedAccessException($"'{path}' could not be written: it is a folder. Name a file.");
        }

        string temporary = $"{target}.{Guid.NewGuid():N}{Extension}";
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
            FolderFlush.Try(folder);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException(
                $"'{path}' could not be written: {exception.Message.Replace(temporary, target, StringComparison.Ordinal)}", exception);
        }
        catch (Exception exception) when (exception is IOException || (begun && exception is ArgumentOutOfRangeException))
        {
            // .NET reports a file that grows past what the file system takes as an argument out of range.
            throw new IOException(
                $"'{path}' could not be written and is as it was before: {exception.Message.Replace(temporary, target, StringComparison.Ordinal)}", exception);
        }
        finally
        {
            if (begun)
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>Checks, before there is anything to write, that a file's folder is there.</summary>
    /// <param name="path">The file, as the message names it.</param>
    /// <param name="folder">Its folder; null or empty for the current one.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    public static void ExpectFolder(string path, string? folder)
    {
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"'{path}' cannot be written: the folder '{folder}' does not exist. Create it first, or correct the path.");
        }
    }

    /// <summary>Deletes what writers of <paramref name="path"/> left beside it that were killed; nobody may be writing it.</summary>
    public static void DeleteRemains(string path)
    {
        string target = Target(path);
        string folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string remains in Directory.GetFiles(folder, $"{Path.GetFileName(target)}.*{Extension}"))
        {
            ReadOnlySpan<char> id = remains.AsSpan(target.Length + 1);
            if (Guid.TryParseExact(id[..^Extension.Length], "N", out _))
            {
                File.Delete(remains);
            }
        }
    }

    /// <summary>The full path of the file that is written: of a link, what it leads to.</summary>
    public static string Target(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
