using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Reading;
using NetGen.Generator.Text;

namespace NetGen.Generator.CallSites;

/// <summary>
/// Checks the lengths that are known at compile time where a network's members are called and datasets are made: the checks of the library's guards,
/// made at the argument. Where a length is not known, nothing is said.
/// </summary>
internal sealed class CallChecker(INamedTypeSymbol? dataset, SingleAssignments variables)
{
    private readonly CalledNetworks _networks = new();
    private readonly KnownLength _lengths = new(variables);

    public CallChecker(Compilation compilation)
        : this(compilation.GetTypeByMetadataName("NetGen.Dataset"), new SingleAssignments())
    {
    }

    /// <summary>Checks a call of a method.</summary>
    public void CheckInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!CalledNetwork.MayHave(call.TargetMethod)
            || _networks.Find(call.TargetMethod.ContainingType, context.CancellationToken) is not { } network
            || !network.Has(call.TargetMethod))
        {
            return;
        }

        var checkedCall = new CheckedCall(context, call.Arguments);
        switch (call.TargetMethod.Name)
        {
            case "ReadTensor":
                TensorCalls.Check(checkedCall, network, "destination", _lengths);
                break;
            case "WriteTensor":
                TensorCalls.Check(checkedCall, network, "values", _lengths);
                break;
            case "PredictNext":
                StepCalls.Check(checkedCall, network, _lengths);
                break;
            case "Fit":
                CheckOptions(checkedCall, network);
                break;
            default:
                CheckSamples(checkedCall, network);
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
            CheckSample(new CheckedCall(context, creation.Arguments), network);
        }
        else if (creation.Type is not null && SymbolEqualityComparer.Default.Equals(creation.Type, dataset))
        {
            CheckDataset(new CheckedCall(context, creation.Arguments));
        }
    }

    private void CheckDataset(CheckedCall call)
    {
        if (_lengths.Number(call["featureCount"]?.Value) is not (> 0 and var features)
            || _lengths.Number(call["targetCount"]?.Value) is not (> 0 and var targets))
        {
            return;
        }

        CheckRows(call, new Rows("features", features, "feature"), new Rows("targets", targets, "target"), mayBeEmpty: false);
    }

    private void CheckSamples(CheckedCall call, CalledNetwork network)
    {
        var inputs = new Rows("inputs", network.InputSize, "input");
        if (call["input"] is not null)
        {
            CheckSample(call, network);
        }
        else if (call["outputs"] is not null)
        {
            CheckRows(call, inputs, new Rows("outputs", network.OutputSize, "output"), mayBeEmpty: true);
        }
        else
        {
            CheckRows(call, inputs, new Rows("targets", network.TargetSize, "target"), mayBeEmpty: false);
            if (call["gradients"] is not null && call["inputs"] is { } batch && _lengths.Of(batch.Value) is > 0 and var length
                && length % network.InputSize == 0)
            {
                CheckBatch(call, network, length / network.InputSize, CheckedCall.PlaceOf(batch));
            }
        }
    }

    /// <summary>The batches that <c>Fit</c> makes.</summary>
    private void CheckOptions(CheckedCall call, CalledNetwork network)
    {
        IOperation? options = Unconverted(call["options"]?.Value);
        if ((options is null ? null : Unconverted(variables.ValueOf(options)) ?? options) is not IObjectCreationOperation { Initializer: { } initializer })
        {
            return;
        }

        foreach (ISimpleAssignmentOperation option in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (option.Target is IPropertyReferenceOperation { Property.Name: "BatchSize" } && _lengths.Number(option.Value) is > 0 and var size)
            {
                CheckBatch(call, network, size, option.Value.Syntax);
            }
        }
    }

    private static void CheckBatch(CheckedCall call, CalledNetwork network, int samples, SyntaxNode place)
    {
        if (samples < network.LeastBatch.Samples)
        {
            call.Report(
                place, Rules.BatchTooSmall, network.LeastBatch.Layer, network.Name, Literal.Of(network.LeastBatch.Samples), Literal.Of(samples));
        }
    }

    private void CheckSample(CheckedCall call, CalledNetwork network)
    {
        if (call["input"] is { } one && _lengths.Of(one.Value) is { } length && length != network.InputSize)
        {
            call.Report(one, Rules.SampleLength, network.Name, Literal.Of(network.InputSize), Literal.Of(length));
        }
    }

    /// <summary>Whole rows in both arrays, and as many in the one as in the other.</summary>
    private void CheckRows(CheckedCall call, Rows first, Rows second, bool mayBeEmpty)
    {
        int? count = RowsOf(first);
        int? other = RowsOf(second);
        if (count is { } rows && other is { } others && rows != others && call[second.Parameter] is { } argument)
        {
            call.Report(
                argument, Rules.RowsDiffer, first.Parameter, Literal.Of(rows), second.Parameter, Literal.Of(rows * second.Size),
                Literal.Of(second.Size), Literal.Of(others * second.Size));
        }

        int? RowsOf(Rows side)
        {
            if (call[side.Parameter] is not { } argument || _lengths.Of(argument.Value) is not { } length)
            {
                return null;
            }

            if (length % side.Size == 0 && (length > 0 || mayBeEmpty))
            {
                return length / side.Size;
            }

            string multiple = mayBeEmpty ? "a multiple" : "a positive multiple";
            call.Report(argument, Rules.WholeRows, side.Parameter, multiple, Literal.Of(side.Size), side.Element, Literal.Of(length));
            return null;
        }
    }

    /// <summary>What <c>new()</c> creates stands in a conversion.</summary>
    private static IOperation? Unconverted(IOperation? value) => value is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : value;

    /// <summary>An array of rows.</summary>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="Size">Numbers of one row.</param>
    /// <param name="Element">What a row is made of.</param>
    private sealed record Rows(string Parameter, int Size, string Element);
}
