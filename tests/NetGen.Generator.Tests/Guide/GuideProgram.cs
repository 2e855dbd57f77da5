using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Diagnostics;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Guide;

/// <summary>The program of a page, compiled as in a new project: with the SDK's usings, the generator and the analyzer.</summary>
internal sealed class GuideProgram
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string ServiceUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly ConcurrentDictionary<string, Lazy<GuideProgram>> Made = new();

    private GuideProgram(GuidePage page)
    {
        CSharpCompilation before = GeneratorRun.CompilationOf(page.IsService ? [Usings, ServiceUsings, Source(page)] : [Usings, Source(page)]);
        before = before.WithAssemblyName("Page").WithOptions(before.Options.WithOutputKind(OutputKind.ConsoleApplication));
        if (page.IsService)
        {
            before = before.AddReferences(Directory.GetFiles(AspNetCore!, "*.dll").Where(IsManaged).Select(f => MetadataReference.CreateFromFile(f)));
        }

        GeneratorDriver driver = GeneratorRun.DriverOf().RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        Compilation = after;
        Generated = string.Join('\n', driver.GetRunResult().Results.SelectMany(r => r.GeneratedSources).Select(s => s.SourceText.ToString()));
    }

    /// <summary>The folder of ASP.NET Core that belongs to the runtime of this process; null where it is not installed.</summary>
    public static string? AspNetCore { get; } = FindAspNetCore();

    public Compilation Compilation { get; }

    /// <summary>All that the generator has written.</summary>
    public string Generated { get; }

    /// <summary>Several tests ask for a page's program; it is generated once.</summary>
    public static GuideProgram Of(GuidePage page) => Made.GetOrAdd(page.Name, _ => new Lazy<GuideProgram>(() => new GuideProgram(page))).Value;

    /// <summary>The compiled program, of which neither the compiler nor NetGen warns; suggestions are allowed.</summary>
    public byte[] Emit()
    {
        using var image = new MemoryStream();
        Diagnostic[] found = [.. Compilation.Emit(image).Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Hidden)];
        Assert.Empty(found.Concat(Analysis.Run(Compilation).Where(d => d.Severity >= DiagnosticSeverity.Warning)).Select(d => d.ToString()));
        return image.ToArray();
    }

    /// <summary>The page's blocks in their order, but usings first and types last, as C# wants them.</summary>
    private static string Source(GuidePage page)
    {
        CompilationUnitSyntax[] blocks = [.. page.Code("csharp").Select(b => (CompilationUnitSyntax)GeneratorRun.Parse(b).GetRoot())];
        IEnumerable<MemberDeclarationSyntax> members = blocks.SelectMany(b => b.Members);
        return string.Concat(
            [
                .. blocks.SelectMany(b => b.Usings).Select(u => u.ToString() + "\n").Distinct(),
                .. members.Where(m => m is GlobalStatementSyntax).Select(m => m.ToFullString()),
                .. members.Where(m => m is not GlobalStatementSyntax).Select(m => m.ToFullString()),
            ]);
    }

    private static string? FindAspNetCore()
    {
        string runtime = RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar);
        string shared = Path.Combine(Path.GetDirectoryName(runtime)!, "..", "Microsoft.AspNetCore.App");
        return Directory.Exists(shared)
            ? Directory.GetDirectories(shared, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
    }

    private static bool IsManaged(string file) => Path.GetFileName(file).StartsWith("Microsoft.", StringComparison.Ordinal);
}
