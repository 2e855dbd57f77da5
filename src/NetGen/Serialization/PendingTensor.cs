using System;
using System.Collections.Immutable;
using System.IO;

namespace NetGen;

/// <summary>A tensor that is to be written. It is no record: members that compare and print one would be a part of every native program.</summary>
internal sealed class PendingTensor(string name, string dtype, ImmutableArray<int> shape, long byteLength, Action<Stream> write)
{
    public string Name { get; } = name;

    public string Dtype { get; } = dtype;

    public ImmutableArray<int> Shape { get; } = shape;

    public long ByteLength { get; } = byteLength;

    /// <summary>Writes its bytes.</summary>
    public Action<Stream> Write { get; } = write;
}
