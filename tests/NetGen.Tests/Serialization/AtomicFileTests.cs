using System;
using System.IO;
using Xunit;

namespace NetGen.Tests.Serialization;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFailureLeavesTheOldFileAndNothingElse()
    {
        string path = Path.Combine(_folder, "a");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void TheOldFileIsThereUntilTheNewOneIsWhole()
    {
        string path = Path.Combine(_folder, "a");
        File.WriteAllText(path, "old");
        AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(path));
        });
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void AFolderInTheWayIsAnErrorWithoutRemains()
    {
        string path = Path.Combine(_folder, "a");
        Directory.CreateDirectory(path);
        Assert.Equal(
            $"'{path}' could not be written: it is a folder. Name a file.",
            Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(path, stream => stream.WriteByte(1))).Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void AMissingFolderIsNamedWithThePathThatWasAskedFor()
    {
        string path = Path.Combine(_folder, "none", "a");
        Assert.Equal(
            $"'{path}' cannot be written: the folder '{Path.Combine(_folder, "none")}' does not exist. Create it first, or correct the path.",
            Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(path, _ => { })).Message);
    }

    [Fact]
    public void NoMessageNamesTheTemporaryFile()
    {
        string tooLong = Path.Combine(_folder, new string('a', 300));
        string message = Assert.ThrowsAny<IOException>(() => AtomicFile.Write(tooLong, _ => { })).Message;
        Assert.StartsWith($"'{tooLong}' could not be written and is as it was before: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksStayLinks()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string target = Path.Combine(_folder, "target");
        string link = Path.Combine(_folder, "link");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(link, "target");
        AtomicFile.Write(link, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal("target", new FileInfo(link).LinkTarget);
    }
}
