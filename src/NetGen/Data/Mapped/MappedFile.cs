using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace NetGen;

/// <summary>A file mapped into memory. Its memory stays as long as someone reads it, even if it is closed meanwhile.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    // The length takes some 200 ns to ask for; a row of 784 bytes, 50 ns to read.
    private const int ReadsBetweenChecks = 64;

    private readonly FileStream _stream;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _length;
    private uint _reads;
    private bool _isClosed;

    /// <summary>Maps the whole file.</summary>
    /// <param name="stream">The file, open for reading; closed with this.</param>
    /// <param name="source">What messages call it.</param>
    public MappedFile(FileStream stream, string source)
    {
        _stream = stream;
        Source = source;
        _length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <summary>The file, as messages name it.</summary>
    public string Source { get; }

    /// <summary>The file's first byte; <see cref="Release"/> must follow. Several threads may call it at once.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    /// <exception cref="IOException">The file is shorter than when it was opened; noticed within some reads.</exception>
    public byte* Acquire()
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(MappedDataset));
        if (_reads++ % ReadsBetweenChecks == 0)
        {
            RequireLength();
        }

        byte* first = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        return first + _view.PointerOffset;
    }

    public void Release() => _view.SafeMemoryMappedViewHandle.ReleasePointer();

    public void Dispose()
    {
        _isClosed = true;
        _view.Dispose();
        _file.Dispose();
        _stream.Dispose();
    }

    // Reading a page that the file no longer has ends the process.
    private void RequireLength()
    {
        long length = RandomAccess.GetLength(_stream.SafeFileHandle);
        if (length < _length)
        {
            throw new IOException($"{Source}: expected {_length} bytes, as when it was opened, found {length}: something has shortened it.");
        }
    }
}
