using System;
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
        Compile(declaration, Choices.Standard, cancellation.ThrowIfCancellationRequested);

    /// <summary>The same, where a test forces strategies.</summary>
    public static string? Compile(NetworkDeclaration declaration, Choices choices) => Compile(declaration, choices, static () => { });

    /// <summary>The same, where a test looks at the checkpoints: each throws where the work is cancelled.</summary>
    public static string? Compile(NetworkDeclaration declaration, Choices choices, Action checkpoint)
    {
        CheckResult result = ShapeChecker.Check(declaration);
        if (result.Graph is not { } graph)
        {
            return SurfaceSource.Write(declaration, result);
        }

        checkpoint();
        NetworkPrograms programs = Lowerer.Lower(graph);
        NetworkPrograms differentiated = Differentiator.Differentiate(programs);
        checkpoint();
        Plan plan = Planner.Plan(graph, differentiated, choices);
        checkpoint();
        return NetworkSource.Write(plan);
    }
}
