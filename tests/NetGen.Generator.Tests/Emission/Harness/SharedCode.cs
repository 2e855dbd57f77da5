using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>
/// Compiles networks of many variants, each of which repeats most methods of another. A private method that was compiled before, with all that it
/// calls, is not compiled again: the earlier one is called. Its text is the same but for the names of methods.
/// </summary>
internal sealed class SharedCode
{
    /// <summary>The compiled methods by the digest of their text. Any thread may ask for their assemblies.</summary>
    private readonly ConcurrentDictionary<string, Library> _libraries = [];

    private int _count;

    public SharedCode() => AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
        _libraries.Values.FirstOrDefault(l => l.Name == new AssemblyName(asked.Name).Name)?.Assembly;

    /// <summary>Networks with the text that was generated of each.</summary>
    public EmittedAssembly Compile(IReadOnlyList<Net> nets, IReadOnlyList<string> texts)
    {
        SharedFile[] files = [.. texts.Select(SharedFile.Of)];
        CompileMethods(files);
        IEnumerable<SyntaxTree> trees = files.Zip(nets, (f, n) => GeneratorRun.ParseCode(f.Text(ClassOf)).WithFilePath(n.Declaration.HintName));
        return EmittedAssembly.Of(GeneratorRun.CompilationOf(nets.Select(n => n.Source)).AddSyntaxTrees([.. trees]).AddReferences(ImagesOf(files)));
    }

    /// <summary>The methods that no library has yet, as a new one.</summary>
    private void CompileMethods(SharedFile[] files)
    {
        Dictionary<string, (string Usings, string Text)> added = [];
        foreach (SharedFile file in files)
        {
            foreach ((string digest, string text) in file.Methods.Where(m => !_libraries.ContainsKey(m.Key)))
            {
                added.TryAdd(digest, (file.Usings, text));
            }
        }

        string name = $"Shared{_count++}";
        IEnumerable<string> sources = added.Values.GroupBy(m => m.Usings).Select(methods => $$"""
            namespace NetGen.Generated
            {
                {{methods.Key}}
                public static partial class {{name}}
                {
                    {{string.Concat(methods.Select(m => SharedFile.Resolve(m.Text, digest => added.ContainsKey(digest) ? name : ClassOf(digest))))}}
                }
            }
            """);
        (Assembly assembly, MetadataReference image) = EmittedAssembly.Load(
            GeneratorRun.CompilationOf().AddSyntaxTrees([.. sources.Select(GeneratorRun.ParseCode)]).AddReferences(ImagesOf(files))
                .WithOptions(GeneratorRun.Options.WithNullableContextOptions(NullableContextOptions.Disable)).WithAssemblyName(name));
        var made = new Library(name, assembly, image);
        foreach (string digest in added.Keys)
        {
            _libraries[digest] = made;
        }
    }

    private string ClassOf(string digest) => _libraries[digest].Name;

    private MetadataReference[] ImagesOf(SharedFile[] files) =>
        [.. files.SelectMany(f => f.Methods.Keys).Select(d => _libraries.GetValueOrDefault(d)?.Image).OfType<MetadataReference>().Distinct()];

    private sealed record Library(string Name, Assembly Assembly, MetadataReference Image);
}
