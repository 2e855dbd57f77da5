using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Reading;
using NetGen.Generator.Text;

namespace NetGen.Generator.CallSites;

/// <summary>Calls that read or write one tensor: its name, and a buffer of its length.</summary>
internal static class TensorCalls
{
    public static void Check(CheckedCall call, CalledNetwork network, string buffer, KnownLength lengths)
    {
        if (call["name"] is not { Value.ConstantValue: { HasValue: true, Value: string name } } written)
        {
            return;
        }

        if (network.Find(name) is not { } tensor)
        {
            string? nearest = network.TensorNames.Count == 0 ? null : Nearest.To(name, network.TensorNames);
            string others = nearest is null ? ", nor any other"
                : $": did you mean '{nearest}'? It has {string.Join(", ", network.TensorNames.Select(n => $"'{n}'"))}";
            call.Report(
                CheckedCall.PlaceOf(written),
                Rules.UnknownTensor,
                ImmutableDictionary<string, string?>.Empty.Add(RemedyText.NearestName, nearest),
                [network.Name, name, others]);
        }
        else if (call[buffer] is { } values && lengths.Of(values.Value) is { } length && length != tensor.Shape.Size)
        {
            call.Report(values, Rules.TensorLength, name, Literal.Of(tensor.Shape.Size), tensor.Shape.ToString(), buffer, Literal.Of(length));
        }
    }
}
