using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.CallSites;

/// <summary>
/// Checks the lengths that are known at compile time where a network's members are called and datasets are made: the checks of the library's guards,
/// made at the argument. Where a length is not known, nothing is said.
/// </summary>
internal sealed class CallChecker(Compilation compilation)
{
    private readonly CalledNetworks _networks = new();
    private readonly KnownLength _lengths = new(new SingleAssignments());
    private readonly INamedTypeSymbol? _dataset = compilation.GetTypeByMetadataName("NetGen.Dataset");

    /// <summary>Checks a call of a method.</summary>
    public void CheckInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Predict" or "Evaluate" or "ComputeGradients" or "Step" or "ReadTensor" or "WriteTensor")
            || _networks.Find(call.TargetMethod.ContainingType, context.CancellationToken) is not { } network)
        {
            return;
        }

        switch (call.TargetMethod.Name)
        {
            case "ReadTensor":
                CheckTensor(context, network, call.Arguments, "destination");
                break;
            case "WriteTensor":
                CheckTensor(context, network, call.Arguments, "values");
                break;
            default:
                CheckSamples(context, network, call.Arguments);
                break;
        }
    }

    /// <summary>Checks the arrays that a dataset is made of, and the one that a network's sample is copied from.</summary>
    public void CheckCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is INamedTypeSymbol { Name: OptionalMember.Input, ContainingType: { } around }
            && _networks.Find(around, context.CancellationToken) is { } network
            && KnownLength.InlineLength(creation.Type) == network.InputSize)
        {
            CheckSample(context, network, creation.Arguments);
        }
        else if (creation.Type is not null && SymbolEqualityComparer.Default.Equals(creation.Type, _dataset))
        {
            CheckDataset(context, creation);
        }
    }

    private void CheckDataset(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        if (_lengths.Number(Argument(creation.Arguments, "featureCount")?.Value) is not (> 0 and var features)
            || _lengths.Number(Argument(creation.Arguments, "targetCount")?.Value) is not (> 0 and var targets))
        {
            return;
        }

        CheckRows(context, creation.Arguments, new Rows("features", features, "feature"), new Rows("targets", targets, "target"), mayBeEmpty: false);
    }

    private void CheckSamples(OperationAnalysisContext context, CalledNetwork network, IReadOnlyList<IArgumentOperation> arguments)
    {
        var inputs = new Rows("inputs", network.InputSize, "input");
        if (Argument(arguments, "input") is not null)
        {
            CheckSample(context, network, arguments);
        }
        else if (Argument(arguments, "outputs") is not null)
        {
            CheckRows(context, arguments, inputs, new Rows("outputs", network.OutputSize, "output"), mayBeEmpty: true);
        }
        else
        {
            CheckRows(context, arguments, inputs, new Rows("targets", network.OutputSize, "target"), mayBeEmpty: false);
        }
    }

    private void CheckSample(OperationAnalysisContext context, CalledNetwork network, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (Argument(arguments, "input") is { } one && _lengths.Of(one.Value) is { } length && length != network.InputSize)
        {
            Report(context, one, Rules.SampleLength, network.Name, Literal.Of(network.InputSize), Literal.Of(length));
        }
    }

    /// <summary>Whole rows in both arrays, and as many in the one as in the other.</summary>
    private void CheckRows(
        OperationAnalysisContext context, IReadOnlyList<IArgumentOperation> arguments, Rows first, Rows second, bool mayBeEmpty)
    {
        int? count = RowsOf(first);
        int? other = RowsOf(second);
        if (count is { } rows && other is { } others && rows != others && Argument(arguments, second.Parameter) is { } argument)
        {
            Report(
                context, argument, Rules.RowsDiffer, first.Parameter, Literal.Of(rows), second.Parameter, Literal.Of(rows * second.Size),
                Literal.Of(second.Size), Literal.Of(others * second.Size));
        }

        int? RowsOf(Rows side)
        {
            if (Argument(arguments, side.Parameter) is not { } argument || _lengths.Of(argument.Value) is not { } length)
            {
                return null;
            }

            if (length % side.Size == 0 && (length > 0 || mayBeEmpty))
            {
                return length / side.Size;
            }

            string multiple = mayBeEmpty ? "a multiple" : "a positive multiple";
            Report(context, argument, Rules.WholeRows, side.Parameter, multiple, Literal.Of(side.Size), side.Element, Literal.Of(length));
            return null;
        }
    }

    private void CheckTensor(
        OperationAnalysisContext context, CalledNetwork network, IReadOnlyList<IArgumentOperation> arguments, string buffer)
    {
        if (Argument(arguments, "name") is not { Value.ConstantValue: { HasValue: true, Value: string name } } written)
        {
            return;
        }

        if (network.Find(name) is not { } tensor)
        {
            Report(
                context, written, Rules.UnknownTensor, network.Name, name, Nearest.To(name, network.TensorNames),
                string.Join(", ", network.TensorNames.Select(n => $"'{n}'")));
        }
        else if (Argument(arguments, buffer) is { } values && _lengths.Of(values.Value) is { } length && length != tensor.Shape.Size)
        {
            Report(context, values, Rules.TensorLength, name, Literal.Of(tensor.Shape.Size), tensor.Shape.ToString(), buffer, Literal.Of(length));
        }
    }

    private static IArgumentOperation? Argument(IReadOnlyList<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(a => a.Parameter?.Name == parameter);

    private static void Report(OperationAnalysisContext context, IArgumentOperation argument, Rule rule, params string[] words)
    {
        SyntaxNode written = argument.Value.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression ?? argument.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(rule, written.GetLocation(), [.. words.Cast<object>()]));
    }

    /// <summary>An array of rows.</summary>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="Size">Numbers of one row.</param>
    /// <param name="Element">What a row is made of.</param>
    private sealed record Rows(string Parameter, int Size, string Element);
}
