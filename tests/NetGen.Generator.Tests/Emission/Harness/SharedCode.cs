using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>
/// Compiles networks of many variants, each of which repeats most methods of another: a private method that the compiler has seen, with all that it calls,
/// is called where it was compiled. Its text is the same but for the names of methods.
/// </summary>
internal sealed class SharedCode
{
    /// <summary>The compiled methods by the digest of their text.</summary>
    private readonly Dictionary<string, Library> _libraries = [];

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
        foreach ((SharedFile file, KeyValuePair<string, string> method) in files.SelectMany(f => f.Methods.Where(m => !_libraries.ContainsKey(m.Key)).Select(m => (f, m))))
        {
            added.TryAdd(method.Key, (file.Usings, method.Value));
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
            _libraries.Add(digest, made);
        }
    }

    private string ClassOf(string digest) => _libraries[digest].Name;

    private MetadataReference[] ImagesOf(SharedFile[] files) =>
        [.. files.SelectMany(f => f.Methods.Keys).Select(d => _libraries.GetValueOrDefault(d)?.Image).OfType<MetadataReference>().Distinct()];

    private sealed record Library(string Name, Assembly Assembly, MetadataReference Image);
}
