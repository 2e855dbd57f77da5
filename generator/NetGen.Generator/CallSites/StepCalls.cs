using NetGen.Generator.Checking;
using NetGen.Generator.Text;

namespace NetGen.Generator.CallSites;

/// <summary>Calls that take one step of a sequence: input, output and state have one length each.</summary>
internal static class StepCalls
{
    public static void Check(CheckedCall call, CalledNetwork network, KnownLength lengths)
    {
        if (network.Step is not { } sizes)
        {
            return;
        }

        foreach ((string parameter, int size, string constant) in new[]
            { ("input", sizes.Input, "StepInputSize"), ("output", sizes.Output, "StepOutputSize"), ("state", sizes.State, "StateSize") })
        {
            if (call[parameter] is { } argument && lengths.Of(argument.Value) is { } length && length != size)
            {
                call.Report(argument, Rules.StepLength, parameter, network.Name + "." + constant, Literal.Of(size), Literal.Of(length));
            }
        }
    }
}
