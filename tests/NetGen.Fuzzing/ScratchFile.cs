using System;
using System.IO;

namespace NetGen.Fuzzing;

/// <summary>A file for a parser that takes no stream, in memory where the system has files there.</summary>
internal sealed class ScratchFile : IDisposable
{
    private const string InMemory = "/dev/shm";

    public ScratchFile(byte[] content)
    {
        Path = System.IO.Path.Combine(Directory.Exists(InMemory) ? InMemory : System.IO.Path.GetTempPath(), $"netgen-fuzz-{Guid.NewGuid():N}");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
