using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Reading;

/// <summary>What a name that no file declares depends on, outside the file it stands in.</summary>
/// <param name="references">What is referenced.</param>
/// <param name="options">The project's options.</param>
/// <param name="assembly">The project's assembly, which may see the internals of others.</param>
/// <param name="names">The global usings and the namespaces.</param>
internal sealed class ProjectFrame(ImmutableArray<MetadataReference> references, CompilationOptions options, string? assembly, string names)
    : IEquatable<ProjectFrame>
{
    private readonly ImmutableArray<MetadataReference> _references = references;
    private readonly CompilationOptions _options = options;
    private readonly string? _assembly = assembly;
    private readonly string _names = names;

    public bool Equals(ProjectFrame? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _names == other._names
            && _assembly == other._assembly
            && (_references == other._references || _references.SequenceEqual(other._references))
            && _options.Equals(other._options));

    public override bool Equals(object? obj) => Equals(obj as ProjectFrame);

    public override int GetHashCode() => _names.GetHashCode();
}
