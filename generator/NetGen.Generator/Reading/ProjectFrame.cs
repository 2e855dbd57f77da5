using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Reading;

/// <summary>What a name that no file declares depends on, outside the file it stands in.</summary>
internal sealed class ProjectFrame : IEquatable<ProjectFrame>
{
    private static readonly WeakReference<ProjectFrame> Last = new(null!);

    private readonly object[] _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly string _names;

    private ProjectFrame(Compilation compilation, string names)
    {
        _references = [.. compilation.ExternalReferences.Select(Held)];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        _names = names;
    }

    /// <summary>A compilation's frame: after most edits it is the last one, so that networks need not compare it.</summary>
    /// <param name="compilation">The references, the options, and the assembly, which may see the internals of others.</param>
    /// <param name="names">The global usings and the namespaces.</param>
    public static ProjectFrame Of(Compilation compilation, string names)
    {
        var frame = new ProjectFrame(compilation, names);
        if (Last.TryGetTarget(out ProjectFrame last) && last.Equals(frame))
        {
            return last;
        }

        Last.SetTarget(frame);
        return frame;
    }

    public bool Equals(ProjectFrame? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _names == other._names
            && _assembly == other._assembly
            && _references.Length == other._references.Length
            && _references.Zip(other._references, AreEqual).All(equal => equal)
            && _options.Equals(other._options));

    public override bool Equals(object? obj) => Equals(obj as ProjectFrame);

    public override int GetHashCode() => _names.GetHashCode();

    /// <summary>A reference to another project's compilation must not keep that alive.</summary>
    private static object Held(MetadataReference reference) => reference is CompilationReference ? new WeakReference(reference) : reference;

    private static bool AreEqual(object left, object right) => (left, right) is (WeakReference a, WeakReference b)
        ? a.Target is { } target && target.Equals(b.Target)
        : left.Equals(right);
}
