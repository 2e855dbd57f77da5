using System.Threading;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Emission;
using NetGen.Generator.Layout;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;

namespace NetGen.Generator;

/// <summary>All stages after READ, in order: a declaration in; the text of a C# file out.</summary>
internal static class NetworkCompiler
{
    /// <summary>The network's code; for one that does not check, its public surface alone; null where even that could not compile.</summary>
    public static string? Compile(NetworkDeclaration declaration, CancellationToken cancellation = default) =>
        Compile(declaration, Choices.Standard, cancellation);

    /// <summary>The same, where a test forces strategies.</summary>
    public static string? Compile(NetworkDeclaration declaration, Choices choices, CancellationToken cancellation = default)
    {
        CheckResult result = ShapeChecker.Check(declaration);
        if (result.Graph is not { } graph)
        {
            return SurfaceSource.Write(declaration, result);
        }

        cancellation.ThrowIfCancellationRequested();
        NetworkPrograms programs = Lowerer.Lower(graph);
        NetworkPrograms differentiated = Differentiator.Differentiate(programs);
        cancellation.ThrowIfCancellationRequested();
        Plan plan = Planner.Plan(graph, differentiated, choices);
        cancellation.ThrowIfCancellationRequested();
        return NetworkSource.Write(plan);
    }
}
